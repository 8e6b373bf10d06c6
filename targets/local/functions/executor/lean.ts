import type { Channel, FromExecutor, Task, ToExecutor } from './channel.ts'
import { createFrameReader, encodeFrame, writeTogether } from './frames.ts'
import type { Lifeline } from './lifeline.ts'

/** Frames on the socket to the cloud. */
export function leanChannel(lifeline: Lifeline): Channel {
  let first = true
  let tasks = Promise.withResolvers<Task>()
  const asked = new Map<number, (answer: unknown) => void>()
  let questions = 0

  const together = writeTogether(lifeline.socket)
  const say = (value: FromExecutor, texts?: readonly string[]): Promise<void> =>
    new Promise((resolve) => {
      together(encodeFrame(value, texts), () => resolve())
    })

  const take = (value: unknown, texts: readonly string[]): void => {
    const said = value as ToExecutor // the cloud's own words
    if (said.kind === 'task') tasks.resolve(taskOf(said, texts))
    else {
      asked.get(said.n)?.(said.answer)
      asked.delete(said.n)
    }
  }

  lifeline.hear = createFrameReader(take)

  // The runtime in the bundle looks for its way to the queues here, where `ROUTO_TRANSPORT` says so.
  Object.defineProperty(globalThis, Symbol.for('routo.queues'), {
    value: (action: string, queueUrl: string, entries: readonly Entry[]) =>
      new Promise((resolve) => {
        questions += 1
        asked.set(questions, resolve)
        const texts = entries.map(bodyOf)
        void say({ kind: 'queue', n: questions, action, queueUrl, entries: entries.map(withoutBody) }, texts)
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
    end: ({ records, ...end }) => say({ kind: 'end', end }, records),
    died: (error) => say({ kind: 'died', error }),
    log: (line) => void say({ kind: 'log', line }),
  }
}

function taskOf({ id, deadline, batch, event }: Told, bodies: readonly string[]): Task {
  if (batch === undefined) return { id, deadline, input: { event } }
  const messages = batch.messages.map((message, index) => ({ ...message, body: bodies[index] ?? '' }))
  return { id, deadline, input: { batch: { ...batch, messages } } }
}

type Told = ToExecutor & { readonly kind: 'task' }

interface Entry {
  /** Of a message to be sent; what only waits has none. */
  readonly body?: string
}

const bodyOf = ({ body = '' }: Entry): string => body
const withoutBody = (entry: Entry): object => ({ ...entry, body: undefined })
