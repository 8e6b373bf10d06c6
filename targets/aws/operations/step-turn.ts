import { TargetError } from '../../driver.ts'
import { abandonSteps } from './abandon.ts'
import { applySteps } from './apply.ts'
import type { Job, Turn, TurnState } from './operation.ts'
import { recoverSteps } from './recover.ts'
import { removeSteps } from './remove.ts'
import { type Step, type StepContext, type Stepped, unchanged, withJob } from './steps.ts'
import { own } from './told.ts'

/** Does the next thing for a stack; what AWS refuses for good ends its turn. */
export async function stepTurn(turn: Turn, context: StepContext): Promise<Stepped> {
  try {
    return (await stepsFor(turn.job)[turn.state]?.(turn, context)) ?? unchanged(turn)
  } catch (error) {
    if (!(error instanceof TargetError) || error.retryable || WHO.test(error.code)) throw error
    return refusedFor(turn, context, error)
  }
}

/** AWS does not know us at the moment: that says nothing about the stack. */
const WHO = /^(NO_CREDENTIALS|CREDENTIALS_|ROLE_NOT_ASSUMABLE)/

function stepsFor(job: Job): Partial<Readonly<Record<TurnState, Step>>> {
  switch (job.do) {
    case 'apply':
      return applySteps(job)
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

function refusedFor(turn: Turn, { now }: StepContext, { code, message }: TargetError): Stepped {
  const { job, stack, state } = turn
  const reason = message.includes(code) ? message : `${code}: ${message}`
  if (job.do === 'apply' && state !== 'running' && state !== 'purging' && !job.isUndo) {
    return {
      turn: withJob(turn, { do: 'abandon', isNew: job.isNew, changeSet: turn.attempt }),
      events: [own(stack, now(), job.isNew ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason)],
    }
  }
  const status = job.do === 'delete' ? 'DELETE_FAILED' : 'UPDATE_FAILED'
  return { turn: { ...turn, state: 'stuck' }, events: [own(stack, now(), status, reason)] }
}

/** Whether nothing is left to do in a turn. */
export const isOver = ({ state, job }: Turn): boolean =>
  job.do === 'keep' || state === 'done' || state === 'failed' || state === 'stuck'
