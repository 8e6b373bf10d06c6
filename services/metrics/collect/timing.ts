/** How often a collector does what; times in milliseconds. */
export interface Timing {
  /** Between two pages, so that the records of many invocations are counted together. */
  readonly paceMs: number
  /** How long the target is asked to wait for a record. */
  readonly pollMs: number
  /** How often longer stretches of time are summed up, and the checkpoint is moved. */
  readonly saveMs: number
  readonly leaseMs: number
  /** How often a page is tried as a whole before those of its records are set aside that cannot be taken: some seconds. */
  readonly tries: number
  /** After a failure; doubled each time up to the longest. */
  readonly retryMs: number
  readonly longestRetryMs: number
}
