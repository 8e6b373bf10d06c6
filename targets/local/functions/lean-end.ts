import type { Duplex } from 'node:stream'
import { isObject, toError } from '../../../runtime/unknown.ts'
import { boundedError } from './bounded-error.ts'
import type { ChannelEnd, Listener } from './end.ts'
import type { FromExecutor, FunctionError, Task, TaskEnd, ToExecutor } from './executor/channel.ts'
import { createFrameReader, encodeFrame, writeTogether } from './executor/frames.ts'

/** Frames on the socket that a process was started with. Code of the user can reach that, too: nothing in them is taken on trust. */
export function leanEnd(socket: Duplex, listener: Listener): ChannelEnd {
  const together = writeTogether(socket)
  const say = (value: ToExecutor, texts?: readonly string[]): void => {
    if (socket.writable) together(encodeFrame(value, texts))
  }
  const broken = (error: unknown): void => listener.broken(toError(error).message)

  const hear: { readonly [K in FromExecutor['kind']]: (said: Said, texts: readonly string[]) => void } = {
    ready: () => listener.ready(),
    died: ({ error }) => listener.died(errorOf(error)),
    end: ({ end }, records) => listener.ended(endOf(end, records)),
    log: ({ line }) => listener.log(String(line)),
    queue({ n, action, queueUrl, entries }, bodies) {
      const whole = objectsOf(entries).map((entry, index) => ({ ...entry, body: bodies[index] }))
      const call = { action: String(action), queueUrl: String(queueUrl), entries: whole }
      listener.queue(call).then((answer) => say({ kind: 'queue', n: Number(n), answer }), broken)
    },
  }

  const take = (said: unknown, texts: readonly string[]): void => {
    if (!isObject(said) || typeof said.kind !== 'string' || !Object.hasOwn(hear, said.kind)) throw UNKNOWN
    hear[said.kind as FromExecutor['kind']](said, texts)
  }
  const read = createFrameReader(take)
  socket.on('data', (chunk: Buffer) => {
    try {
      read(chunk)
    } catch (error) {
      broken(error)
    }
  })
  // The end of the process tells all there is to tell.
  socket.on('error', () => {})
  return { send: (task) => say(headOf(task), bodiesOf(task)), close: () => socket.destroy() }
}

function headOf({ id, deadline, input }: Task): ToExecutor {
  if ('event' in input) return { kind: 'task', id, deadline, event: input.event }
  const { queueArn, messages } = input.batch
  const batch = { queueArn, messages: messages.map((message) => ({ ...message, body: undefined })) }
  return { kind: 'task', id, deadline, batch }
}

const bodiesOf = ({ input }: Task): readonly string[] =>
  'batch' in input ? input.batch.messages.map(({ body }) => body) : []

type Said = Readonly<Record<string, unknown>>

const UNKNOWN = new Error('a frame that nobody understands')

const objectsOf = (value: unknown): readonly object[] => {
  if (Array.isArray(value) && value.every(isObject)) return value
  throw UNKNOWN
}

function endOf(value: unknown, records: readonly string[]): TaskEnd {
  if (!isObject(value)) throw UNKNOWN
  const { id, error, payload } = value
  const end = { id: String(id), records }
  return error === undefined ? { ...end, payload } : { ...end, error: errorOf(error) }
}

function errorOf(value: unknown): FunctionError {
  if (!isObject(value)) throw UNKNOWN
  const { type, message, stack } = value
  return boundedError(String(type), String(message), typeof stack === 'string' ? stack : undefined)
}
