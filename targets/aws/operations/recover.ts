import { newestEvents } from '../stacks/happened.ts'
import { isUnderReview, neverCame, resourcesOf, stackOf } from '../stacks/look.ts'
import { continueRollback } from '../stacks/requests.ts'
import type { Code, Job, Turn, TurnState } from './operation.ts'
import { requestOf, type Step, type Stepped, unchanged, withJob } from './steps.ts'
import { bringCode, ended, swapping } from './swapping.ts'
import { type Rest, watch } from './watch.ts'

/** Brings a stack that was left in between to its last good state; one that never had any is removed. */
export const recoverSteps = ({
  skip,
  code,
}: Job & { readonly do: 'recover' }): Partial<Readonly<Record<TurnState, Step>>> => ({
  async waiting(turn, { aws, now }) {
    const { StackStatus: status = 'DELETE_COMPLETE', StackId: stackId = turn.stack } =
      (await stackOf(aws, turn.stack)) ?? {}
    if (neverCame(status)) return unchanged(withJob(turn, { do: 'delete', data: 'KEEP_IF_NOT_EMPTY' }))
    if (isUnderReview(status)) return unchanged(withJob(turn, { do: 'abandon', isNew: true, changeSet: 0 }))
    if (status !== 'UPDATE_ROLLBACK_FAILED') return unchanged({ ...turn, state: 'done' })
    const seen = await newestEvents(aws, stackId)
    return { turn: { ...turn, stackId, seen, since: now(), state: 'begun' }, events: [] }
  },

  async begun(turn, { aws, operation }) {
    const { stackId = turn.stack } = turn
    // It may have been asked for already, and the answer lost.
    if ((await stackOf(aws, stackId))?.StackStatus === 'UPDATE_ROLLBACK_FAILED') {
      const there = new Set((await resourcesOf(aws, stackId)).map(({ LogicalResourceId }) => LogicalResourceId))
      await continueRollback(
        aws,
        stackId,
        requestOf(operation, turn),
        skip.filter((id) => there.has(id)),
      )
    }
    return { turn: { ...turn, state: 'running' }, events: [] }
  },

  running: (turn, context) => watch(turn, context, (next, rest) => recovered(next, rest, code)),
  ...(code !== undefined && { swapping: (turn, context) => bringCode(turn, context, code, ended(context)) }),
})

function recovered(turn: Turn, { status }: Rest, code: Code | undefined): Stepped {
  if (status !== 'UPDATE_ROLLBACK_COMPLETE') return unchanged({ ...turn, state: 'stuck' })
  return unchanged(code === undefined ? { ...turn, state: 'done' } : swapping(turn, code.before, 'done'))
}
