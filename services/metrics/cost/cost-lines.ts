import { type Charge, chargesOf, type RouteUsage } from '../../../compiler/estimate/charges.ts'
import { showMicroDollars, showPicoDollars } from '../../../compiler/estimate/money.ts'
import { type BilledItem, defaultPrices, type PriceList } from '../../../compiler/estimate/prices.ts'
import type { CostLine, Money } from '../generated.ts'

export const prices: PriceList = defaultPrices

/** Usage under whatever lines are to be made for. */
export interface UsageOf extends Pick<RouteUsage, 'usage'> {
  readonly key: string
  readonly label: string
  /** Where it is a route's. */
  readonly routeId?: string
}

/** A line for each key and each item that it has used, in the order of the keys; exact, so that lines add up. */
export function linesByItem(usages: readonly UsageOf[]): readonly CostLine[] {
  const byKey = new Map(usages.map((usage) => [usage.key, usage]))
  return charge(usages).map(({ item, route: key = '', quantity, unitPrice, microDollars }) => {
    const { service, item: name, unit } = prices.items[item]
    const { label = key, routeId } = byKey.get(key) ?? {}
    return {
      key: `${key}/${item}`,
      label: `${label}: ${service}, ${name}`,
      route: routeOf(routeId),
      quantity: rounded(quantity),
      unit,
      unitPrice: showPicoDollars(unitPrice),
      amount: money(microDollars),
    }
  })
}

/** A line for each item, whoever has used it. */
export const linesByService = (usages: readonly UsageOf[]): readonly CostLine[] =>
  [...Map.groupBy(charge(usages), ({ item }) => item)].map(([item, charges]) => serviceLine(item, charges))

function serviceLine(item: BilledItem, charges: readonly Charge[]): CostLine {
  const { service, item: name, unit } = prices.items[item]
  return {
    key: item,
    label: `${service}, ${name}`,
    route: null,
    quantity: rounded(charges.reduce((sum, { quantity }) => sum + quantity, 0)),
    unit,
    unitPrice: showPicoDollars(charges[0]?.unitPrice ?? 0n),
    amount: money(sumOf(charges)),
  }
}

/** A line for each key, of all that it has used: `quantity` messages, of which there is no price for one. */
export function linesByKey(usages: readonly (UsageOf & { readonly messages: number })[]): readonly CostLine[] {
  const byKey = Map.groupBy(charge(usages), ({ route }) => route)
  return usages.map(({ key, label, routeId, messages }) => ({
    key,
    label,
    route: routeOf(routeId),
    quantity: messages,
    unit: 'message',
    unitPrice: null,
    amount: money(sumOf(byKey.get(key) ?? [])),
  }))
}

const routeOf = (id: string | undefined) => (id === undefined ? null : { id })

/** In millionths of a dollar. */
export const costOf = (usages: readonly UsageOf[]): bigint => sumOf(charge(usages))

export const money = (microDollars: bigint): Money => ({
  amount: showMicroDollars(microDollars),
  currency: prices.currency,
})

const charge = (usages: readonly UsageOf[]): readonly Charge[] =>
  chargesOf(
    usages.map(({ key, usage }) => ({ route: key, usage })),
    prices,
  )

const sumOf = (charges: readonly Charge[]): bigint => charges.reduce((sum, { microDollars }) => sum + microDollars, 0n)

/** No noise of binary fractions. */
const rounded = (quantity: number): number => Number(quantity.toFixed(6))
