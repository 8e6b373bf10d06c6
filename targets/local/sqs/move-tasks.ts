import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import { queueArn } from '../place.ts'
import type { QueuedMessage, Queues } from '../queues/queues.ts'

/** Dead letters on their way to where they came from, or somewhere else. */
export interface MoveTask {
  readonly handle: string
  readonly source: string
  /** Absent: back to the queue that gave a message up. */
  readonly destination?: string
  readonly perSecond?: number
  readonly startedAt: number
  readonly toMove: number
  moved: number
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED'
  failure?: string
}

export interface MoveTasks {
  /** @throws {CloudError} `UnsupportedOperation` while one of the same queue runs */
  start(task: Pick<MoveTask, 'source' | 'destination' | 'perSecond'>): MoveTask
  /** The latest first. */
  of(source: string): readonly MoveTask[]
  /** By its handle. */
  find(handle: string): MoveTask | undefined
  close(): Promise<void>
}

/** SQS tells of so many. */
const MOST_KEPT = 10
const BATCH = 100

/** Tasks are kept in memory: one that runs ends with the cloud, and leaves what it has not moved where it was. */
export function createMoveTasks(queues: Queues, now: () => number, log: CloudLog): MoveTasks {
  let tasks: readonly MoveTask[] = []
  const running = new Set<Promise<void>>()
  let isClosed = false

  const of = (source: string) => tasks.filter((task) => task.source === source)

  const run = async (task: MoveTask): Promise<void> => {
    try {
      await moveAll(queues, task, () => isClosed || task.status === 'CANCELLING')
      task.status = task.status === 'CANCELLING' ? 'CANCELLED' : 'COMPLETED'
    } catch (error) {
      if (!(error instanceof CloudError)) {
        log.error({ err: error, source: queueArn(task.source) }, 'Dead letters could not be moved')
      }
      task.status = 'FAILED'
      task.failure = error instanceof CloudError ? error.code : 'InternalError'
    }
  }

  return {
    of,
    find: (handle) => tasks.find((task) => task.handle === handle),
    start(wanted) {
      if (of(wanted.source).some(({ status }) => status === 'RUNNING' || status === 'CANCELLING')) {
        throw new CloudError(
          'UnsupportedOperation',
          'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
        )
      }
      const task: MoveTask = {
        ...wanted,
        handle: randomUUID(),
        startedAt: now(),
        toMove: queues.depth(wanted.source).visible,
        moved: 0,
        status: 'RUNNING',
      }
      const others = of(wanted.source).slice(0, MOST_KEPT - 1)
      tasks = [task, ...tasks.filter(({ source }) => source !== wanted.source), ...others]
      const step = run(task).finally(() => running.delete(step))
      running.add(step)
      return task
    },
    async close() {
      isClosed = true
      await Promise.all(running)
    },
  }
}

/** Those that are there now, and those that come while it goes on: it ends at the end of the queue. */
async function moveAll(queues: Queues, task: MoveTask, isOver: () => boolean): Promise<void> {
  for (const letter of letters(queues, task.source)) {
    if (isOver()) return
    if (await move(queues, task, letter)) task.moved += 1
    if (task.perSecond !== undefined) await setTimeout(1000 / task.perSecond)
  }
}

function* letters(queues: Queues, source: string): Generator<QueuedMessage> {
  let after = 0
  for (;;) {
    const page = queues.peek(source, { after, first: BATCH })
    yield* page
    if (page.length < BATCH) return
    after = page.at(-1)?.id ?? after
  }
}

/** In one step: it is here or there, and never both. One that somebody holds stays. */
function move(queues: Queues, { source, destination }: MoveTask, letter: QueuedMessage): Promise<boolean> {
  const queue = destination ?? letter.deadLetterSource
  if (queue === undefined) {
    throw new CloudError('CouldNotDetermineMessageSource', 'A message that was sent to the queue itself has no source.')
  }
  const { body, attributes, system } = letter
  return queues.replace(source, letter.id, [
    { queue, message: { body, attributes, ...(system && { system }), delayS: 0 } },
  ])
}
