import { contentsOf, holdsData, purge } from '../stacks/contents.ts'
import { newestEvents } from '../stacks/happened.ts'
import { isInProgress, stackOf } from '../stacks/look.ts'
import { protect, removeStack } from '../stacks/requests.ts'
import type { Job, Retained, Turn, TurnState } from './operation.ts'
import { isSame, requestOf, type Step, type StepContext, type Stepped, unchanged } from './steps.ts'
import { own } from './told.ts'
import { type Rest, watch } from './watch.ts'

/** Removes a stack, and then what it has left, as far as that is wanted. */
export const removeSteps: Partial<Readonly<Record<TurnState, Step>>> = {
  async waiting(turn, { aws, now }) {
    const there = await stackOf(aws, turn.stackId ?? turn.stack)
    if (there === undefined || there.StackStatus === 'DELETE_COMPLETE') {
      return unchanged({ ...turn, state: 'purging' })
    }
    if (isInProgress(there.StackStatus) && there.StackStatus !== 'REVIEW_IN_PROGRESS') return unchanged(turn)
    const { StackId: stackId = turn.stack } = there
    const seen = await newestEvents(aws, stackId)
    return { turn: { ...turn, stackId, seen, since: now(), state: 'begun' }, events: [] }
  },

  async begun(turn, { aws, operation }) {
    const { stackId = turn.stack } = turn
    // Whoever asks for it has been asked whether it is meant.
    if (aws.place.protected && (await stackOf(aws, stackId))?.EnableTerminationProtection) {
      await protect(aws, stackId, false)
    }
    await removeStack(aws, stackId, requestOf(operation, turn))
    return { turn: { ...turn, state: 'running' }, events: [] }
  },

  async running(turn, context) {
    const { turn: next, events } = await watch(turn, context, removed)
    const end = events.find(({ logicalId, status }) => logicalId === undefined && status === 'DELETE_COMPLETE')
    if (end === undefined) return { turn: next, events }
    return {
      turn: { ...next, withheld: { ...end, id: '' } },
      events: events.filter((event) => event !== end),
    }
  },

  purging,
}

const removed = (turn: Turn, { status }: Rest): Stepped =>
  unchanged({ ...turn, state: status === 'DELETE_COMPLETE' ? 'purging' : 'stuck' })

/** Removes what the stack has left behind, one after the other, as far as that is wanted. */
export async function purging(turn: Turn, context: StepContext): Promise<Stepped> {
  const { aws, now } = context
  const next = toPurge(turn)
  if (next === undefined) return ended(turn, now())
  const { stack, logicalId, physicalId, type } = next
  const at = now()
  if (disposalOf(turn.job) !== 'EMPTY_AND_DELETE') {
    const contents = await contentsOf(aws, next)
    if (contents !== undefined) {
      const kept = { ...turn, kept: [...turn.kept, next] }
      if (disposalOf(turn.job) === 'KEEP_IF_NOT_EMPTY') return unchanged(kept)
      const reason = `${logicalId} holds ${contents}.`
      return { turn: kept, events: [own(stack, at, 'DELETE_FAILED', reason, { logicalId, physicalId, type })] }
    }
  }
  await purge(aws, next)
  return {
    turn: {
      ...turn,
      released: turn.released.filter((one) => !isSame(one, next)),
      purged: [...turn.purged, next],
    },
    events: [
      own(stack, at, 'DELETE_IN_PROGRESS', undefined, { logicalId, physicalId, type }),
      own(stack, now(), 'DELETE_COMPLETE', undefined, { logicalId, physicalId, type }),
    ],
  }
}

function toPurge({ job, released, imported, kept }: Turn): Retained | undefined {
  if (disposalOf(job) === 'RETAIN') return undefined
  const spared = [...imported, ...kept]
  return released.find((one) => holdsData(one.type) && !spared.some((other) => isSame(one, other)))
}

/** What becomes of the data that a job leaves behind. */
function disposalOf(job: Job) {
  if (job.do === 'delete') return job.data
  return job.do === 'apply' && job.isUndo ? 'KEEP_IF_NOT_EMPTY' : 'RETAIN'
}

function ended(turn: Turn, at: number): Stepped {
  const { withheld, ...rest } = turn
  const isRefused = turn.kept.length > 0 && disposalOf(turn.job) === 'REFUSE_IF_NOT_EMPTY'
  return {
    turn: { ...rest, state: isRefused ? 'failed' : 'done' },
    events: withheld === undefined ? [] : [{ ...withheld, at }],
  }
}
