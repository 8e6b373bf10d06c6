import { microDollars, millionths, picoDollars, roundedDivision } from './money.ts'
import type { BilledItem, Price, PriceList } from './prices.ts'
import type { Usage } from './usage.ts'

/** What a route uses. */
export interface RouteUsage {
  readonly route: string
  readonly usage: Usage
}

/** What is to be paid for one item. */
export interface Charge {
  readonly item: BilledItem
  /** Absent where it concerns the account as a whole. */
  readonly route?: string
  readonly quantity: number
  /** In pico-dollars; where the quantity reaches into a cheaper tier, on average. */
  readonly unitPrice: bigint
  readonly microDollars: bigint
}

/** What the routes cost. Tiers hold for all routes of the account together. */
export function chargesOf(usages: readonly RouteUsage[], { items }: PriceList): Charge[] {
  const unitPrices = new Map(
    [...totalsOf(usages.flatMap(({ usage }) => usage))].map(([item, total]) => [
      item,
      averagePrice(items[item], total),
    ]),
  )
  return usages.flatMap(({ route, usage }) =>
    [...totalsOf(usage)].map(([item, quantity]) => charge(item, quantity, unitPrices.get(item) ?? 0n, route)),
  )
}

/** What the account gets at no charge, once for all routes: negative charges. */
export function creditsOf(usages: readonly RouteUsage[], { items }: PriceList): Charge[] {
  return [...totalsOf(usages.flatMap(({ usage }) => usage))].flatMap(([item, total]) => {
    const free = Math.min(total, items[item].free ?? 0)
    if (free === 0) return []
    const { quantity, microDollars, ...rest } = charge(item, free, picoDollars(items[item].tiers[0]?.price ?? '0'))
    return { ...rest, quantity: -quantity, microDollars: -microDollars }
  })
}

function charge(item: BilledItem, quantity: number, unitPrice: bigint, route?: string): Charge {
  const amount = microDollars(millionths(quantity), unitPrice)
  return { item, ...(route === undefined ? {} : { route }), quantity, unitPrice, microDollars: amount }
}

/** What is used of each item; nothing is left out but what is not used at all. */
function totalsOf(usage: Usage): ReadonlyMap<BilledItem, number> {
  const totals = new Map<BilledItem, number>()
  for (const [item, quantity] of usage) {
    if (quantity > 0) totals.set(item, (totals.get(item) ?? 0) + quantity)
  }
  return totals
}

/** Pico-dollars for a unit when so many are bought. */
function averagePrice({ tiers }: Price, total: number): bigint {
  let from = 0
  let cost = 0n
  for (const { upTo = Number.POSITIVE_INFINITY, price } of tiers) {
    const inTier = Math.min(total, upTo) - from
    if (inTier <= 0) break
    cost += millionths(inTier) * picoDollars(price)
    from = upTo
  }
  const amount = millionths(total)
  // Of less than half a millionth (a month of a hundred bytes) nothing is left to divide by.
  return amount === 0n ? picoDollars(tiers[0]?.price ?? '0') : roundedDivision(cost, amount)
}
