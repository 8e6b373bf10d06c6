import type { IncomingMessage, ServerResponse } from 'node:http'
import { isObject, tryParse } from '../../../runtime/unknown.ts'
import { CloudError } from '../cloud-error.ts'
import type { Functions } from '../functions/functions.ts'
import { readBody } from '../http/bodies.ts'
import { sendJson } from '../http/send-json.ts'
import type { Endpoint } from '../http/server.ts'
import { createGate } from './bearer.ts'
import type { CallError } from './calls.ts'
import type { Handlers } from './handlers.ts'

export interface ControlDependencies {
  readonly handlers: Handlers
  readonly functions: Pick<Functions, 'putCode'>
  /** Shared with the services of the installation. */
  readonly key: Buffer
}

const PREFIX = '/_routo/'
/** All templates of a large project, and messages. */
const MOST_BYTES = 64 * 1024 * 1024
/** As much as Lambda takes, unpacked. */
const MOST_CODE_BYTES = 250 * 1024 * 1024

/** Calls that wait for something to happen. */
const waiting: ReadonlySet<string> = new Set<keyof Handlers>(['events', 'logs', 'records'])

/** The control API of the cloud. */
export interface ControlEndpoint extends Endpoint {
  /** Those who wait for something to happen wait no longer. */
  close(): void
}

/** The control API, which drivers and data planes speak: `POST /_routo/<call>`, `PUT /_routo/code/<sha256>`, `GET /_routo/healthz`. */
export function controlEndpoint({ handlers, functions, key }: ControlDependencies): ControlEndpoint {
  const letIn = createGate(key)
  const closing = Promise.withResolvers<never>()
  // Mostly, nobody waits.
  closing.promise.catch(() => {})
  return {
    takes: ({ url = '' }) => url.startsWith(PREFIX),
    async answer(request, response) {
      const { method = '', url = '' } = request
      const path = url.slice(PREFIX.length)
      if (method === 'GET' && path === 'healthz') return sendJson(response, 200, { status: 'ok' })
      letIn(request)
      if (method === 'PUT' && path.startsWith('code/')) return putCode(path.slice('code/'.length), request, response)
      if (method !== 'POST' || !isCall(handlers, path)) {
        throw new CloudError('NOT_FOUND', `The control API has no ${method} ${path}.`, { status: 404 })
      }
      const input = await readInput(request)
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      // The services of the installation are the only callers, and compiled against the same types.
      const handle = handlers[path] as (input: unknown, signal: AbortSignal) => unknown
      const answer = handle(input, gone.signal)
      sendJson(response, 200, await (waiting.has(path) ? Promise.race([answer, closing.promise]) : answer))
    },
    refuse(error, _, response) {
      const refused =
        error instanceof CloudError
          ? error
          : new CloudError('INTERNAL', 'Something went wrong in the local cloud; its log says what.', { status: 500 })
      const { code, message, status } = refused
      const body: CallError = { code, message, retryable: status >= 500 || code === 'BUSY' }
      sendJson(response, status, body)
    },
    close() {
      closing.reject(
        new CloudError('CLOSING', 'The local cloud is stopping: ask again when it is back.', { status: 503 }),
      )
    },
  }

  async function putCode(sha256: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw new CloudError('INVALID', 'Code is put under its SHA-256 in hexadecimal.', { status: 400 })
    }
    await functions.putCode(sha256, await readBody(request, MOST_CODE_BYTES))
    sendJson(response, 200, null)
  }
}

const isCall = (handlers: Handlers, name: string): name is keyof Handlers => Object.hasOwn(handlers, name)

async function readInput(request: IncomingMessage): Promise<object> {
  const input = tryParse((await readBody(request, MOST_BYTES)).toString())
  if (isObject(input)) return input
  throw new CloudError('INVALID', 'The body of a call is a JSON object.', { status: 400 })
}
