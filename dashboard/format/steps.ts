import type { StepNameFragment } from '../../client/operations.ts'

/** `split csvToJson`: as the newest revision has the step; its position where it has none there. */
export function stepName(steps: readonly StepNameFragment[] | undefined, position: number, kind?: string): string {
  const step = steps?.[position]
  const known = step?.kind.toLowerCase()
  // The route may have been changed since.
  if (step === undefined || (kind !== undefined && known !== kind.toLowerCase())) {
    return `${kind?.toLowerCase() ?? 'step'} ${position + 1}`
  }
  return step.processor === null ? `${known}` : `${known} ${step.processor.export}`
}
