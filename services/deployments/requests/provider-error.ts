import type { TargetError } from '../../../targets/driver.ts'
import { type UserError, userError } from '../../shared/problems.ts'

/** What a target refuses, as a problem. */
export const providerError = ({ code, message, retryable }: TargetError, field?: readonly string[]): UserError =>
  userError('PROVIDER_ERROR', `${code}: ${message}`, {
    hint: retryable ? 'Try again in a moment.' : 'Look at the stacks of the environment.',
    retryable,
    ...(field && { field }),
  })
