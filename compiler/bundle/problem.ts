import type { PartialMessage } from 'esbuild'
import type { DiagnosticCode } from '../diagnostic.ts'

/** What rides along with a problem while it passes through esbuild, which adds the place of the import. */
export interface ProblemDetail {
  readonly code: DiagnosticCode
}

/** The answer of a plugin that found a problem. */
export const problem = (code: DiagnosticCode, message: string): { errors: PartialMessage[] } => ({
  errors: [{ text: message, detail: { code } satisfies ProblemDetail }],
})
