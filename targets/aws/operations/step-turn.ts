import type { TargetError } from '../../driver.ts'
import { abandonSteps } from './abandon.ts'
import { applySteps } from './apply.ts'
import type { Job, Turn, TurnState } from './operation.ts'
import { recoverSteps } from './recover.ts'
import { removeSteps } from './remove.ts'
import { isRefusal, type Step, type StepContext, type Stepped, unchanged, withJob, wordsOf } from './steps.ts'
import { swapSteps } from './swap.ts'
import { own } from './told.ts'

/** Does the next thing for a stack; what AWS refuses for good ends its turn. */
export async function stepTurn(turn: Turn, context: StepContext): Promise<Stepped> {
  try {
    return (await stepsFor(turn.job)[turn.state]?.(turn, context)) ?? unchanged(turn)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return refusedFor(turn, context, error)
  }
}

function stepsFor(job: Job): Partial<Readonly<Record<TurnState, Step>>> {
  switch (job.do) {
    case 'apply':
      return applySteps(job)
    case 'swap':
      return swapSteps(job)
    case 'delete':
      return removeSteps
    case 'recover':
      return recoverSteps(job)
    case 'abandon':
      return abandonSteps(job)
    case 'keep':
      return {}
  }
}

function refusedFor(turn: Turn, { now }: StepContext, error: TargetError): Stepped {
  const { job, stack, state } = turn
  const reason = wordsOf(error)
  if (job.do === 'apply' && !['running', 'swapping', 'purging'].includes(state) && !job.isUndo) {
    return {
      turn: withJob(turn, { do: 'abandon', isNew: job.isNew, changeSet: turn.attempt }),
      events: [own(stack, now(), job.isNew ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason)],
    }
  }
  if (job.do === 'swap' && state !== 'swapping') {
    return { turn: { ...turn, state: 'failed' }, events: [own(stack, now(), 'UPDATE_FAILED', reason)] }
  }
  const status = job.do === 'delete' ? 'DELETE_FAILED' : 'UPDATE_FAILED'
  return { turn: { ...turn, state: 'stuck' }, events: [own(stack, now(), status, reason)] }
}

/** Whether nothing is left to do in a turn. */
export const isOver = ({ state, job }: Turn): boolean =>
  job.do === 'keep' || state === 'done' || state === 'failed' || state === 'stuck'
