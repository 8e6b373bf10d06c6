/** What a provider has really billed for environments. */
export interface ActualCosts {
  /**
   * The whole days, UTC, that a span of time touches. Undefined for an environment that costs nothing, since it is not at a provider's.
   */
  of(environmentId: string, span: CostSpan): Promise<ActualCost | MissingCost | undefined>
}

/** Milliseconds since 1970; `to` is no part of it. */
export interface CostSpan {
  readonly from: number
  readonly to: number
}

export interface ActualCost {
  /** Millionths of the currency. */
  readonly micros: bigint
  /** `USD` */
  readonly currency: string
  /** Until when it is known, milliseconds since 1970: bills come a day late. */
  readonly through: number
}

/** Why it is not known, and what to do about it. */
export interface MissingCost {
  readonly missing: string
}
