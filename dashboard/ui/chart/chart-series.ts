/** What is drawn of something over time, beside others on the same scale. */
export interface ChartSeries {
  readonly label: string
  /** A token: `--chart`. */
  readonly colour: string
  /** `frame`: bars that are empty, around those in front of them. */
  readonly shape: 'bars' | 'frame' | 'line'
  /** Lines are told apart by it, too: lengths of dashes and gaps. */
  readonly dash?: readonly number[]
  /** How high it is drawn; nothing where there is none. */
  readonly values: readonly (number | null)[]
  /** What is said of it, where that is not how high it stands: of what is stacked. */
  readonly said?: readonly (number | null)[]
}
