import { TargetError } from '../../targets/driver.ts'
import { type Outcome, problems, userError } from '../shared/problems.ts'
import { Refusal } from '../shared/refusal.ts'

const WHAT_TO_DO = 'Whoever runs the installation finds out with its log; the local cloud runs in a process of its own.'

/** SQS's word for a body with characters that no queue takes; files and synchronous routes take them. */
const BODY_REFUSED = 'InvalidMessageContents'
const ENCODE_IT =
  'A queue takes text: send it encoded, in base64 for example, or put it into the bucket of a file route.'

/**
 * What a target answers to a query.
 *
 * @throws {Refusal} where it refuses, or cannot be reached
 */
export async function fromTarget<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TargetError)) throw error
    if (error.retryable) throw new Refusal('TARGET_UNAVAILABLE', error.message, { hint: WHAT_TO_DO, retryable: true })
    throw new Refusal('BAD_USER_INPUT', error.message)
  }
}

/** What a target answers to a mutation; what it refuses is for the caller to mend, or to try again. */
export async function orProblem<T extends object>(
  work: () => Promise<Outcome<T>>,
  field: readonly string[],
): Promise<Outcome<T>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TargetError)) throw error
    const { code, message, retryable } = error
    if (code === 'NOT_FOUND') return problems(userError('NOT_FOUND', message, { field }))
    if (code === BODY_REFUSED)
      return problems(userError('INVALID', message, { field: ['input', 'body'], hint: ENCODE_IT }))
    if (code === 'INVALID') return problems(userError('INVALID', message, { field }))
    return problems(userError('PROVIDER_ERROR', message, { field, retryable, ...(retryable && { hint: WHAT_TO_DO }) }))
  }
}
