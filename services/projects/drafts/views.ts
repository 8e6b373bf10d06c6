import type { Diagnostic, EvaluatedRoute, ProjectFiles, SourceRange, TextEdit } from '../../../compiler/index.ts'
import type { BranchRule, FunctionRef, Source, Step, Target } from '../../../runtime/route/route.ts'
import type { Outcome, UserError } from '../../shared/problems.ts'
import type { Contents } from '../revisions/save.ts'

/** Files with what the compiler says of them, or why it was not asked. */
export type DraftCheck = Outcome<Contents>

/** How files are changed; or why they cannot be, and what the compiler says of it. */
export interface DraftEdit {
  readonly edits?: readonly TextEdit[]
  /** Files that there were not. */
  readonly added?: ProjectFiles
  readonly diagnostics?: readonly Diagnostic[]
  readonly userErrors?: readonly UserError[]
}

/** A step of a draft, at its position in the route. */
export interface CheckedStepView {
  readonly route: EvaluatedRoute
  readonly index: number
  readonly step: Step<FunctionRef>
}

export interface CheckedRuleView extends BranchRule<FunctionRef> {
  readonly range: SourceRange | null
}

/** An endpoint with its place. */
export const placed = (endpoint: Source | Target, range: SourceRange | undefined) => ({
  endpoint,
  range: range ?? null,
})
