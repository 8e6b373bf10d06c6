import { isInProgress, stackOf } from '../stacks/look.ts'
import type { Job, Swap, Turn, TurnState } from './operation.ts'
import { type Step, type Stepped, unchanged } from './steps.ts'
import { bringCode, swapping } from './swapping.ts'
import { own } from './told.ts'

/** Has the functions of a stack run other code, and leaves the stack as it is. */
export const swapSteps = ({ code }: Job & { readonly do: 'swap' }): Partial<Readonly<Record<TurnState, Step>>> => ({
  async waiting(turn, { aws, now }) {
    const { StackId: stackId, StackStatus: status = 'DELETE_COMPLETE' } = (await stackOf(aws, turn.stack)) ?? {}
    if (stackId !== undefined && !isInProgress(status)) return unchanged({ ...turn, stackId, state: 'ready' })
    const reason = `Its code cannot be swapped: the stack is ${status}.`
    return { turn: { ...turn, state: 'failed' }, events: [own(turn.stack, now(), 'UPDATE_FAILED', reason)] }
  },

  ready: async (turn) => unchanged(swapping(turn, code.after, 'done')),

  async swapping(turn, context) {
    const { stack, swap } = turn
    const isBack = swap?.then === 'failed'
    const tell = (status: string, reason?: string) => [
      own(stack, context.now(), isBack ? status.replace('UPDATE_', 'UPDATE_ROLLBACK_') : status, reason),
    ]
    const settle = (next: Turn, { then }: Swap, failure?: string): Stepped => {
      if (failure === undefined) return { turn: { ...next, state: then }, events: tell('UPDATE_COMPLETE') }
      if (isBack) return { turn: { ...next, state: 'stuck' }, events: tell('UPDATE_FAILED', failure) }
      return unchanged(swapping(next, code.before, 'failed'))
    }
    const stepped = await bringCode(turn, context, code, settle)
    if (swap?.functions !== undefined) return stepped
    return {
      ...stepped,
      events: tell('UPDATE_IN_PROGRESS', isBack ? undefined : 'Only the code of its functions changes.'),
    }
  },
})
