import type { StackOutcome } from '../../driver.ts'
import type { HeldStack, Holdings, Operation, Retained, Turn } from './operation.ts'
import { isSame } from './steps.ts'

/** What is known of the stacks of an environment when an operation is over. Said twice, it is the same. */
export const holdingsAfter = (held: Holdings, operation: Operation, outcome: StackOutcome): Holdings => ({
  ...held,
  stacks: held.stacks.flatMap((stack) => {
    const turn = operation.turns.find((one) => one.stack === stack.name)
    return turn === undefined ? [stack] : (stackAfter(stack, turn, operation, outcome) ?? [])
  }),
  retained: retainedAfter(held.retained, operation.turns),
})

/** Undefined where the stack is gone. */
function stackAfter(stack: HeldStack, turn: Turn, operation: Operation, outcome: StackOutcome): HeldStack | undefined {
  const { job, state } = turn
  if (isGone(turn)) return undefined
  const { codeKey, ...inLine } = stack
  if (job.do === 'apply' && job.isUndo) return state === 'done' ? { ...inLine, isUndone: true } : stack
  // Some functions run one, and some the other: neither counts as what the template says.
  if (job.do === 'swap' && state === 'stuck') return { ...stack, codeKey: codeKey ?? job.code.after }
  const isMade =
    job.do === 'apply' || job.do === 'swap' ? state === 'done' : job.do === 'keep' && outcome === 'succeeded'
  if (!isMade) return stack
  const { deploymentId = '', revision = 0, configVersion = 0 } = operation
  const isSwapped = job.do === 'swap' && job.code.after !== job.inTemplate
  return { name: stack.name, deploymentId, revision, configVersion, ...(isSwapped && { codeKey: job.code.after }) }
}

/** Whether nothing is left of the stack itself. */
function isGone({ job, state }: Turn): boolean {
  if (state === 'stuck') return false
  return job.do === 'delete' || ((job.do === 'abandon' || (job.do === 'apply' && state === 'failed')) && job.isNew)
}

function retainedAfter(before: readonly Retained[], turns: readonly Turn[]): readonly Retained[] {
  const released = turns.flatMap((turn) => turn.released)
  const taken = turns.flatMap(({ imported, purged }) => [...imported, ...purged])
  const without = (list: readonly Retained[], others: readonly Retained[]) =>
    list.filter((one) => !others.some((other) => isSame(one, other)))
  return [...without(without(before, taken), released), ...released]
}
