import type { StackPlan } from '../../../targets/driver.ts'

/** `ResourceChange` of the schema. */
export type ChangeView = StackPlan['changes'][number] & { readonly projectId: string }

/** Changes, with the project whose routes they name. */
export const changeViews = (changes: StackPlan['changes'], projectId: string): readonly ChangeView[] =>
  changes.map((change) => ({ ...change, projectId }))
