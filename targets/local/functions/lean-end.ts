import type { Duplex } from 'node:stream'
import { isObject, toError } from '../../../runtime/unknown.ts'
import { boundedError } from './bounded-error.ts'
import type { ChannelEnd, Listener } from './end.ts'
import type { FromExecutor, FunctionError, TaskEnd, ToExecutor } from './executor/channel.ts'
import { createFrameReader, encodeFrame } from './executor/frames.ts'

/** Frames on the socket that a process was started with. Code of the user can reach that, too: nothing in them is taken on trust. */
export function leanEnd(socket: Duplex, listener: Listener): ChannelEnd {
  const say = (value: ToExecutor): void => {
    if (socket.writable) socket.write(encodeFrame(value))
  }
  const broken = (error: unknown): void => listener.broken(toError(error).message)

  const hear: { readonly [K in FromExecutor['kind']]: (said: Said) => void } = {
    ready: () => listener.ready(),
    died: ({ error }) => listener.died(errorOf(error)),
    end: ({ end }) => listener.ended(endOf(end)),
    log: ({ line }) => listener.log(String(line)),
    queue({ n, action, queueUrl, entries }) {
      const call = { action: String(action), queueUrl: String(queueUrl), entries: objectsOf(entries) }
      listener.queue(call).then((answer) => say({ kind: 'queue', n: Number(n), answer }), broken)
    },
  }

  const take = (said: unknown): void => {
    if (!isObject(said) || typeof said.kind !== 'string' || !Object.hasOwn(hear, said.kind)) throw UNKNOWN
    hear[said.kind as FromExecutor['kind']](said)
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
  return { send: (task) => say({ kind: 'task', ...task }), close: () => socket.destroy() }
}

type Said = Readonly<Record<string, unknown>>

const UNKNOWN = new Error('a frame that nobody understands')

const objectsOf = (value: unknown): readonly object[] => {
  if (Array.isArray(value) && value.every(isObject)) return value
  throw UNKNOWN
}

function endOf(value: unknown): TaskEnd {
  if (!isObject(value) || !Array.isArray(value.records)) throw UNKNOWN
  const { id, records, error, payload } = value
  const end = { id: String(id), records: records.map(String) }
  return error === undefined ? { ...end, payload } : { ...end, error: errorOf(error) }
}

function errorOf(value: unknown): FunctionError {
  if (!isObject(value)) throw UNKNOWN
  const { type, message, stack } = value
  return boundedError(String(type), String(message), typeof stack === 'string' ? stack : undefined)
}
