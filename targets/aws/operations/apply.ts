import type { Change } from '@aws-sdk/client-cloudformation'
import { type ChangeSet, changeSetOf, changesNothing, createChangeSet, executeChangeSet } from '../stacks/change-set.ts'
import { earlyFindings } from '../stacks/early-findings.ts'
import { newestEvents } from '../stacks/happened.ts'
import { isInProgress, isUnderReview, neverCame, stackOf } from '../stacks/look.ts'
import { protect, removeStack } from '../stacks/requests.ts'
import type { Code, Job, Turn, TurnState } from './operation.ts'
import { purging } from './remove.ts'
import { isSame, requestOf, type Step, type StepContext, type Stepped, unchanged, withJob } from './steps.ts'
import { bringCode, ended, swapping } from './swapping.ts'
import { type NewEvent, own } from './told.ts'
import { type Rest, watch } from './watch.ts'

type Apply = Job & { readonly do: 'apply' }

/** Brings a stack to where a template says, in the order in which it happens. */
export const applySteps = (job: Apply): Partial<Readonly<Record<TurnState, Step>>> => ({
  /** Has CloudFormation look at what is to change, once there is a stack that can be changed. */
  async waiting(turn, context) {
    const { aws, operation, now } = context
    const there = job.isNew ? await stackOf(aws, turn.stack) : undefined
    const { StackStatus: status, StackId: stackId } = there ?? {}
    if (status !== undefined && !isUnderReview(status)) {
      if (isInProgress(status)) return unchanged(turn)
      if (!neverCame(status)) return refused(turn, context, `There is a stack of this name, and it is ${status}.`)
      await removeStack(aws, stackId ?? turn.stack, requestOf(operation, turn))
      const reason = `It is ${status}, and cannot be changed any more: it is removed, without what holds data, and made again.`
      return {
        turn: { ...turn, state: 'clearing', ...(stackId !== undefined && { stackId }) },
        events: [own(turn.stack, now(), 'DELETE_IN_PROGRESS', reason)],
      }
    }
    await createChangeSet(aws, turn.stack, requestOf(operation, turn), job)
    return { turn: { ...turn, state: 'preparing' }, events: [] }
  },

  async clearing(turn, context) {
    const { StackStatus: status = 'DELETE_COMPLETE' } = (await stackOf(context.aws, turn.stackId ?? turn.stack)) ?? {}
    if (isInProgress(status)) return unchanged(turn)
    if (status !== 'DELETE_COMPLETE') return refused(turn, context, `What is left of it cannot be removed: ${status}.`)
    const { stackId: _, ...rest } = turn
    return {
      turn: { ...rest, state: 'waiting' },
      events: [own(turn.stack, context.now(), 'DELETE_COMPLETE', 'What an earlier creation had left is gone.')],
    }
  },

  async preparing(turn, context) {
    const changeSet = await changeSetOf(context.aws, turn.stack, requestOf(context.operation, turn))
    if (changeSet === undefined) return refused(turn, context, 'Somebody has removed the change set.')
    const { stackId, status, reason } = changeSet
    if (/PENDING|IN_PROGRESS/.test(status)) return unchanged(turn)
    if (changesNothing(changeSet)) return unchanged(asItStands({ ...turn, stackId }, job))
    if (status === 'FAILED') {
      const found = await earlyFindings(context.aws, turn.stack, requestOf(context.operation, turn))
      return refused(turn, context, reason, found)
    }
    const surprise = surpriseIn(changeSet, job, context)
    if (surprise !== undefined) return refused(turn, context, surprise.reason, [surprise])
    return { turn: { ...turn, stackId, state: 'ready' }, events: [] }
  },

  /** What has happened up to now is not of this operation. */
  async ready(turn, { aws, now }) {
    const seen = await newestEvents(aws, turn.stackId ?? turn.stack)
    return { turn: { ...turn, seen, since: now(), state: 'begun' }, events: [] }
  },

  async begun(turn, context) {
    const { aws, operation } = context
    const name = requestOf(operation, turn)
    if (!(await executeChangeSet(aws, turn.stack, name))) {
      // Most likely an earlier call has come through, whose answer was lost.
      const changeSet = await changeSetOf(aws, turn.stack, name)
      if (changeSet?.execution === 'OBSOLETE') {
        return refused(turn, context, 'Something else was done to the stack after its changes were looked at.')
      }
    }
    return { turn: { ...turn, state: 'running' }, events: [] }
  },

  running: (turn, context) => watch(turn, context, (next, rest) => applied(next, rest, job, context)),
  ...(job.code !== undefined && { swapping: withItsCode(job.code) }),
  purging,
})

const withItsCode =
  (code: Code): Step =>
  (turn, context) =>
    bringCode(turn, context, code, ended(context))

/** The template says it already; the functions may run something else. */
function asItStands(turn: Turn, { code }: Apply): Turn {
  if (code === undefined) return { ...turn, job: { do: 'keep' }, state: 'done' }
  return { ...turn, job: { do: 'swap', code, inTemplate: code.after }, state: 'ready' }
}

/** A change that the plan did not tell of, and that may cost data. */
interface Surprise {
  readonly logicalId: string
  readonly reason: string
}

function surpriseIn(
  { changes }: ChangeSet,
  { replaces, isUndo }: Apply,
  { retained }: StepContext,
): Surprise | undefined {
  if (isUndo) return undefined
  for (const { ResourceChange: change } of changes) {
    const {
      LogicalResourceId: logicalId = '',
      PhysicalResourceId: physicalId = '',
      ResourceType: type = '',
    } = change ?? {}
    if (change?.Action === 'Import' && !retained.some((one) => isSame(one, { type, physicalId }))) {
      return { logicalId, reason: `${physicalId} is there already, and it was not left by this environment.` }
    }
    if (isReplaced(change) && !replaces.includes(logicalId)) {
      return { logicalId, reason: 'CloudFormation would replace it, which the plan does not say: nothing was changed.' }
    }
  }
  return undefined
}

const isReplaced = (change: Change['ResourceChange']): boolean =>
  change?.Action === 'Modify' && change.Replacement === 'True'

/** Nothing has been changed yet, and nothing will be: what was prepared is taken away. */
function refused(
  turn: Turn,
  { now }: StepContext,
  reason: string,
  of: readonly { readonly logicalId?: string; readonly reason: string }[] = [],
): Stepped {
  const { job, stack } = turn
  const isNew = job.do === 'apply' && job.isNew
  const status = isNew ? 'CREATE_FAILED' : 'UPDATE_FAILED'
  const events: readonly NewEvent[] = of.map(({ logicalId, reason: why }) =>
    own(stack, now(), status, why, logicalId === undefined ? {} : { logicalId }),
  )
  return {
    turn: withJob(turn, { do: 'abandon', isNew, changeSet: turn.attempt }),
    events: [...events, own(stack, now(), status, reason)],
  }
}

/** Where CloudFormation has brought the stack. */
async function applied(turn: Turn, { status, stack }: Rest, job: Apply, { aws }: StepContext): Promise<Stepped> {
  const isDone = status === (job.isNew ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE')
  if (isDone && (stack?.EnableTerminationProtection ?? false) !== aws.place.protected) {
    await protect(aws, turn.stack, aws.place.protected)
  }
  // One that was stopped has left what it had made already.
  if (job.isNew && status === 'DELETE_COMPLETE' && turn.released.length > 0) {
    return unchanged(withJob(turn, { do: 'delete', data: 'KEEP_IF_NOT_EMPTY', isUndo: true }))
  }
  const next = isDone ? (job.isUndo ? 'purging' : 'done') : afterFailure(status, job)
  // CloudFormation knows nothing of code that was swapped: it leaves it, or brings back what the template said.
  if (job.code === undefined || (next !== 'done' && next !== 'failed')) return unchanged({ ...turn, state: next })
  return unchanged(swapping(turn, next === 'done' ? job.code.after : job.code.before, next))
}

function afterFailure(status: string, { isNew, isUndo }: Apply): TurnState {
  const isBack = isNew
    ? ['DELETE_COMPLETE', 'ROLLBACK_COMPLETE'].includes(status)
    : status === 'UPDATE_ROLLBACK_COMPLETE'
  return isBack && !isUndo ? 'failed' : 'stuck'
}
