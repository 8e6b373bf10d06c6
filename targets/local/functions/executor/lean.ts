import type { Socket } from 'node:net'
import type { Channel, FromExecutor, Task, ToExecutor } from './channel.ts'
import { createFrameReader, encodeFrame } from './frames.ts'

/** Frames on the socket to the cloud. */
export function leanChannel(socket: Socket): Channel {
  let first = true
  let tasks = Promise.withResolvers<Task>()
  const asked = new Map<number, (answer: unknown) => void>()
  let questions = 0

  const say = (value: FromExecutor): Promise<void> =>
    new Promise((resolve) => {
      socket.write(encodeFrame(value), () => resolve())
    })

  const take = (value: unknown): void => {
    const said = value as ToExecutor // the cloud's own words
    if (said.kind === 'task') tasks.resolve(said)
    else {
      asked.get(said.n)?.(said.answer)
      asked.delete(said.n)
    }
  }

  socket.on('data', createFrameReader(take))

  // The runtime in the bundle looks for its way to the queues here, where `ROUTO_TRANSPORT` says so.
  Object.defineProperty(globalThis, Symbol.for('routo.queues'), {
    value: (action: string, queueUrl: string, entries: readonly object[]) =>
      new Promise((resolve) => {
        questions += 1
        asked.set(questions, resolve)
        void say({ kind: 'queue', n: questions, action, queueUrl, entries })
      }),
  })

  return {
    async next() {
      if (first) void say({ kind: 'ready' })
      first = false
      const task = await tasks.promise
      tasks = Promise.withResolvers()
      return task
    },
    end: (end) => say({ kind: 'end', end }),
    died: (error) => say({ kind: 'died', error }),
    log: (line) => void say({ kind: 'log', line }),
  }
}
