import type { Diagnostic, TextEdit } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'

/** A change of one route of a project. */
export type RouteEdit =
  /** Adds the route, or puts it in the place of the one of that name. */
  | { readonly kind: 'save'; readonly source: string }
  | { readonly kind: 'save'; readonly document: unknown }
  | { readonly kind: 'remove'; readonly name: string }

/** The files after an edit, or why it cannot be made. */
export type EditResult = EditedProject | EditProblem

export interface EditedProject {
  readonly files: ProjectFiles
  /** What is other in the files that there were: no more than the text that changes, in the order of the file. */
  readonly edits: readonly TextEdit[]
  /** The route that was saved or removed. */
  readonly name: string
}

export interface EditProblem {
  readonly problem: string
  /** What to do. */
  readonly hint: string
  /** What the compiler says of it. */
  readonly diagnostics: readonly Diagnostic[]
  /** There is no route of that name. */
  readonly isMissing?: boolean
}

export const editProblem = (
  problem: string,
  hint: string,
  details: Partial<Pick<EditProblem, 'diagnostics' | 'isMissing'>> = {},
): EditProblem => ({ problem, hint, diagnostics: [], ...details })

export const isEditProblem = (value: object): value is EditProblem => 'problem' in value
