/** What reading a project may cost. A project that needs more gets a diagnostic, never an exception. */
export interface EvaluationLimits {
  /** CPU time for `routes.ts` to run. */
  readonly timeMs: number
  /** CPU time for everything before and after: starting a thread, reading the modules. */
  readonly readingMs: number
  /** Memory of the sandbox. */
  readonly memoryBytes: number
  /** Stack of the sandbox. */
  readonly stackBytes: number
  readonly routes: number
  /** All files of the project together. */
  readonly projectBytes: number
}

export const defaultLimits: EvaluationLimits = {
  timeMs: 2_000,
  readingMs: 5_000,
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  routes: 5_000,
  projectBytes: 5 * 1024 * 1024,
}
