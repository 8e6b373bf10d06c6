import type { ExitCode } from './exit-codes.ts'

/** Thrown by a command that has said everything, so that only its exit status is left to give. */
export class Ended extends Error {
  override readonly name = 'Ended'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode) {
    super(`The command has ended with ${exitCode}.`)
    this.exitCode = exitCode
  }
}
