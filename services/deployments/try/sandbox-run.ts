import type { Failure } from '../../../runtime/engine/execution.ts'
import type { TryResult } from './job.ts'

/** What became of a process. */
export interface SandboxRun {
  readonly result?: TryResult
  /** What kept the code from being loaded, or was thrown where nobody waits for it. */
  readonly broken?: Failure
  /** Why there is neither. */
  readonly stopped?: Stopped
  /** What the code logged, as far as it came. */
  readonly logs: readonly string[]
  /** The step that was reached last for the first time; absent where none was. */
  readonly reached?: number
}

export type Stopped = 'TIMEOUT' | 'OUT_OF_MEMORY' | 'TOO_MUCH_OUTPUT' | 'EXITED'
