import usEast1 from './prices/us-east-1.json' with { type: 'json' }

/** What AWS bills us for. */
export type BilledItem =
  | 'lambda-requests'
  | 'lambda-gb-seconds'
  | 'sqs-requests'
  | 's3-puts'
  | 's3-gets'
  | 's3-storage'
  | 'http-api-requests'
  | 'scheduler-invocations'
  | 'logs-ingest'
  | 'logs-storage'
  | 'metrics'
  | 'data-out'

/** The prices of one region on one day. They are data: an estimate says which list it is made from. */
export interface PriceList {
  readonly region: string
  readonly currency: string
  readonly asOf: string
  readonly source: string
  readonly items: Readonly<Record<BilledItem, Price>>
}

export interface Price {
  readonly service: string
  readonly item: string
  readonly unit: string
  /** Ascending; the last one has no end. Prices are decimal strings, so that no digit is lost. */
  readonly tiers: readonly { readonly upTo?: number; readonly price: string }[]
  /** What each account gets every month at no charge. Offers for new accounts only are not counted. */
  readonly free?: number
  readonly source: string
}

/** The list an estimate is made from unless it is given another one. */
export const defaultPrices: PriceList = usEast1
