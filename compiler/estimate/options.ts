import type { PriceList } from './prices.ts'

/** How an estimate is made. */
export interface EstimateOptions {
  readonly prices?: PriceList
  /** Subtracts what each account gets at no charge. Default false, since other things in the account use it too. */
  readonly freeTier?: boolean
}
