/** What became of the messages of a stretch of time. */
export interface ChartPoint {
  readonly at: string
  readonly received: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
}
