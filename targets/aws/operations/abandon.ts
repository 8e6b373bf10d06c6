import { removeChangeSet } from '../stacks/change-set.ts'
import { isUnderReview, stackOf } from '../stacks/look.ts'
import { removeStack } from '../stacks/requests.ts'
import type { Job, TurnState } from './operation.ts'
import { requestOf, type Step, unchanged } from './steps.ts'

/** Takes away what was prepared for a change that does not come: the change set, and the stack that only has that. */
export const abandonSteps = ({
  isNew,
  changeSet,
}: Job & { readonly do: 'abandon' }): Partial<Readonly<Record<TurnState, Step>>> => ({
  async waiting(turn, { aws, operation }) {
    const there = await stackOf(aws, turn.stack)
    if (there === undefined) return unchanged({ ...turn, state: 'failed' })
    if (isNew && isUnderReview(there.StackStatus)) {
      await removeStack(aws, turn.stack, requestOf(operation, turn))
      return unchanged({ ...turn, state: 'running' })
    }
    await removeChangeSet(aws, turn.stack, requestOf(operation, { ...turn, attempt: changeSet }))
    return unchanged({ ...turn, state: 'failed' })
  },

  async running(turn, { aws }) {
    const there = await stackOf(aws, turn.stackId ?? turn.stack)
    const isGone = there === undefined || there.StackStatus === 'DELETE_COMPLETE'
    return unchanged(isGone ? { ...turn, state: 'failed' } : turn)
  },
})
