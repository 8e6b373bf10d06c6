/** A report, whose actual cost is looked up when it is asked for. */
export interface CostReportView {
  readonly estimated: Amount
  readonly projectedMonth: Amount
  readonly perMillionMessages: Amount | null
  readonly lines: readonly CostLineView[]
  readonly assumptions: readonly string[]
  readonly priceListVersion: string
  readonly actualOf: () => Promise<Actual>
}

interface Amount {
  /** Decimal, six digits. */
  readonly amount: string
  readonly currency: string
}

interface CostLineView {
  readonly key: string
  readonly label: string
  readonly route?: { readonly id: string } | null | undefined
  readonly quantity: number
  readonly unit: string
  readonly unitPrice?: string | null | undefined
  readonly amount: Amount
}

/** What was billed, or why that is not known. */
export type Actual = { readonly cost: Amount & { readonly through: Date } } | { readonly missing: string }
