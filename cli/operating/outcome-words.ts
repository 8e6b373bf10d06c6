import type { EndedFragment, Outcome } from '../../client/index.ts'
import type { Output } from '../output/output.ts'
import { firstLine } from '../output/words.ts'

const COLOURS = {
  SUCCEEDED: 'green',
  PARTIAL: 'yellow',
  DROPPED: 'dim',
  FAILED: 'red',
  RETRYING: 'yellow',
} as const satisfies Record<Outcome, string>

/** An outcome in small letters, in its colour. */
export const outcomeWord = (outcome: Outcome, { style }: Output): string =>
  style(COLOURS[outcome], outcome.toLowerCase())

/** What there is to say of an outcome: the error, why it was dropped, what of its parts failed. */
export function becauseOf({
  error,
  dropReason,
  parts,
  attempt,
}: Pick<EndedFragment, 'error' | 'dropReason' | 'parts' | 'attempt'>): string {
  return [
    attempt > 1 ? `attempt ${attempt}` : '',
    parts && parts.failed > 0 ? `${parts.failed} of ${parts.made} parts failed` : '',
    error ? `${error.code}: ${firstLine(error.message)}` : '',
    error?.sourceLocation ? `(${error.sourceLocation})` : '',
    dropReason ?? '',
  ]
    .filter(Boolean)
    .join(' ')
}
