import type { DiagnosticCode } from '../../diagnostic.ts'

/** A mistake found inside the sandbox, on its way out as an error. */
export class SandboxProblem extends Error {
  readonly code: DiagnosticCode

  constructor(code: DiagnosticCode, message: string) {
    super(message)
    this.code = code
  }
}
