/** Something the author of a project can fix, or should know. Problems are data: all of them at once, never thrown. */
export interface Diagnostic {
  readonly severity: Severity
  readonly code: DiagnosticCode
  /** What is wrong, where, and what to do, in one or two sentences. */
  readonly message: string
  readonly route?: string
  /** Position of the step in the route, from 0. */
  readonly step?: number
  readonly range?: SourceRange
  readonly fix?: SuggestedFix
}

/** An ERROR stops the compilation, a WARNING deserves a look, an INFO is worth knowing. */
export type Severity = 'ERROR' | 'WARNING' | 'INFO'

/** Lines and columns count from 1; the end is exclusive. */
export interface SourceRange {
  readonly path: string
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

export interface SuggestedFix {
  readonly title: string
  readonly edits: readonly { readonly range: SourceRange; readonly newText: string }[]
}

/**
 * Every code with its severity. A code is never reused for something else. `docs/diagnostics.md` explains each with an
 * example and the fix.
 */
export const diagnosticCodes = {
  NO_ROUTES_FILE: 'ERROR',
} as const satisfies Readonly<Record<string, Severity>>

export type DiagnosticCode = keyof typeof diagnosticCodes

/** Makes a diagnostic; the severity comes from its code. */
export const diagnostic = (
  code: DiagnosticCode,
  message: string,
  place: Pick<Diagnostic, 'route' | 'step' | 'range' | 'fix'> = {},
): Diagnostic => ({ severity: diagnosticCodes[code], code, message, ...place })

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'ERROR')
