import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isObject } from '../../../runtime/unknown.ts'
import { CloudError } from '../cloud-error.ts'
import type { Endpoint } from '../http/server.ts'
import { boundedError } from './bounded-error.ts'
import type { ChannelEnd, Listener } from './end.ts'
import type { FunctionError, Task, TaskEnd } from './executor/channel.ts'
import { sqsEventOf } from './executor/sqs-event.ts'

const PREFIX = '/_runtime/'
/** The answer of a function, and its records; escaped. */
const MOST_BYTES = 64 * 1_048_576

/** Lambda's Runtime API, on the port of the cloud; each process has a path that nobody else knows. */
export interface RuntimeApi {
  readonly endpoint: Endpoint
  /** @returns the end of the channel, and host and path of the API for the process */
  open(origin: string, listener: Listener): { readonly end: ChannelEnd; readonly address: string }
}

interface Session {
  readonly listener: Listener
  task: Task | undefined
  records: readonly string[]
  /** The process waits here for its next task. */
  next: ServerResponse | undefined
}

/** Makes the API. It has no processes until they are opened. */
export function createRuntimeApi(): RuntimeApi {
  const sessions = new Map<string, Session>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', path = ''] = PARTS.exec(request.url ?? '') ?? []
    const session = sessions.get(token)
    if (session === undefined) throw new CloudError('NotFound', 'There is no such executor', { status: 404 })
    if (request.method === 'GET' && path === '/2018-06-01/runtime/invocation/next') return takeNext(session, response)
    const body = await bodyOf(request)
    if (path === '/2018-06-01/runtime/init/error') session.listener.died(errorOf(body))
    else endTask(session, path, body)
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}')
  }

  return {
    endpoint: {
      takes: ({ url = '' }) => url.startsWith(PREFIX),
      answer,
      refuse(error, _, response) {
        const { status, code, message } =
          error instanceof CloudError
            ? error
            : new CloudError('InternalError', 'The local cloud has failed', { status: 500 })
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ errorType: code, errorMessage: message }))
      },
    },
    open(origin, listener) {
      const token = randomUUID()
      const session: Session = { listener, task: undefined, records: [], next: undefined }
      sessions.set(token, session)
      const end: ChannelEnd = {
        send(task) {
          session.task = task
          session.records = []
          if (session.next !== undefined) give(session, session.next, task)
        },
        close() {
          sessions.delete(token)
          session.next?.destroy()
        },
      }
      return { end, address: `${new URL(origin).host}${PREFIX}${token}` }
    },
  }
}

const PARTS = /^\/_runtime\/([^/]+)(\/.*)$/

function takeNext(session: Session, response: ServerResponse): void {
  session.next = response
  if (session.task === undefined) session.listener.ready()
  else give(session, response, session.task)
}

function give(session: Session, response: ServerResponse, { id, deadline, input }: Task): void {
  session.next = undefined
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': id,
    'lambda-runtime-deadline-ms': String(deadline),
  })
  response.end(JSON.stringify('batch' in input ? sqsEventOf(input.batch) : input.event))
}

const OF_A_TASK = /^\/(?:2018-06-01\/runtime|routo)\/invocation\/([^/]+)\/(records|response|error)$/

function endTask(session: Session, path: string, body: unknown): void {
  const [, id, what] = OF_A_TASK.exec(path) ?? []
  if (id === undefined) throw new CloudError('NotFound', `The Runtime API has no ${path}`, { status: 404 })
  if (id !== session.task?.id) throw new CloudError('InvalidRequestID', 'This is not the current invocation')
  if (what === 'records') {
    session.records = Array.isArray(body) ? body.map(String) : []
    return
  }
  const { records } = session
  session.task = undefined
  session.records = []
  const end: TaskEnd = what === 'error' ? { id, records, error: errorOf(body) } : { id, records, payload: body }
  // What the process has logged lies in its pipe, and is read before that.
  setImmediate(() => setImmediate(() => session.listener.ended(end)))
}

/** An error as the Runtime API is told it. */
function errorOf(body: unknown): FunctionError {
  const { errorType, errorMessage, stackTrace } = isObject(body) ? body : {}
  const stack = Array.isArray(stackTrace) ? stackTrace.join('\n') : undefined
  return boundedError(String(errorType ?? 'Error'), String(errorMessage ?? ''), stack)
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new CloudError('RequestEntityTooLarge', 'The answer is too large', { status: 413 })
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString()
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch (cause) {
    throw new CloudError('InvalidRequestContent', 'The answer is no JSON', { cause })
  }
}
