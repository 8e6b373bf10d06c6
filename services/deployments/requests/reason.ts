import { type UserError, userError } from '../../shared/problems.ts'

const LONGEST = 1_000

/** What is wrong with what somebody gives as the reason. */
export const checkReason = (
  reason: string | null | undefined,
  field: readonly string[] = ['input', 'reason'],
): readonly UserError[] =>
  reason == null || reason.length <= LONGEST
    ? []
    : [
        userError('INVALID', `It has ${reason.length} characters; at most ${LONGEST} are kept.`, {
          field,
          hint: 'Say it shorter.',
        }),
      ]
