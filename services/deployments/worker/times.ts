/** Times, all in milliseconds. */
export interface WorkerTimes {
  /** How often it looks for what other processes have been asked for. */
  readonly pollMs: number
  /** How long an environment is left alone after the last sign of life of its worker. */
  readonly leaseMs: number
  /** Wait before the second attempt; twice as long before each further one. */
  readonly retryMs: number
}

export const defaultTimes: WorkerTimes = { pollMs: 1_000, leaseMs: 30_000, retryMs: 500 }
