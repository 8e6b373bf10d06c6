import type { Plan } from '../plan/plan.ts'
import { assertCountable, assertWorkload } from './assert-workload.ts'
import { assumptionsOf } from './assumptions.ts'
import { type Charge, chargesOf, creditsOf } from './charges.ts'
import { type Flow, flowsOf } from './flow.ts'
import { perMillionOf, showMicroDollars, showPicoDollars } from './money.ts'
import type { EstimateOptions } from './options.ts'
import { defaultPrices, type PriceList } from './prices.ts'
import { usageOf } from './usage.ts'
import type { Workload } from './workload.ts'

export type { EstimateOptions } from './options.ts'
export type { Workload } from './workload.ts'

/** What a project costs in a month. Amounts are decimal strings with six digits: they are exact, and add up. */
export interface Estimate {
  readonly currency: string
  /** The day the prices are from, and where they are from. */
  readonly asOf: string
  readonly source: string
  readonly monthly: string
  /** What a million messages received from outside the project cost; absent when none is received. */
  readonly perMillionMessages?: string
  /** Route by route in the order of the project, then the free tier. */
  readonly lines: readonly CostLine[]
  /** Without the free tier, which belongs to no route. */
  readonly perRoute: readonly RouteCost[]
  readonly assumptions: readonly string[]
}

interface CostLine {
  readonly service: string
  readonly item: string
  /** Absent in a line of the free tier. */
  readonly route?: string
  readonly quantity: number
  readonly unit: string
  /** Where the project reaches into a cheaper tier: on average. */
  readonly unitPrice: string
  readonly amount: string
}

interface RouteCost {
  readonly route: string
  /** Messages it receives in a month. */
  readonly messages: number
  readonly monthly: string
  readonly perMillionMessages?: string
}

/**
 * Estimates what a plan costs in a month.
 *
 * @throws {TypeError} when the workload is none: a negative number, a route that the plan does not have; all of it at once
 * @throws {RangeError} when the routes multiply messages beyond what can be counted
 * @example estimate(plan, { messagesPerMonth: 3_000_000, routes: { StoreOrders: { msPerMessage: 120 } } })
 */
export function estimate({ shards }: Plan, workload: Workload = {}, options: EstimateOptions = {}): Estimate {
  const executors = shards.flatMap((shard) => shard.executors)
  const routes = executors.map(({ route }) => route)
  assertWorkload(
    workload,
    options,
    routes.map(({ name }) => name),
  )
  const { prices = defaultPrices, freeTier = false } = options
  const flows = flowsOf(routes, workload)
  const usages = executors.map((executor, index) => {
    const flow = flows[index] as Flow // one for each route, in their order
    return { route: executor.route.name, usage: usageOf(executor, flow) }
  })
  assertCountable(usages)
  const charges = chargesOf(usages, prices)
  const credits = freeTier ? creditsOf(usages, prices) : []
  const byRoute = Map.groupBy(charges, ({ route }) => route)
  const total = sum([...charges, ...credits])
  const received = flows.reduce((messages, flow) => messages + (flow.burst === 0 ? flow.messages : 0), 0)
  return {
    currency: prices.currency,
    asOf: prices.asOf,
    source: prices.source,
    monthly: showMicroDollars(total),
    ...perMillion(total, received),
    lines: [...charges, ...credits].map((charge) => lineOf(charge, prices)),
    perRoute: flows.map(({ route, messages }) => {
      const amount = sum(byRoute.get(route.name) ?? [])
      return {
        route: route.name,
        messages: rounded(messages),
        monthly: showMicroDollars(amount),
        ...perMillion(amount, messages),
      }
    }),
    assumptions: assumptionsOf(prices, workload, freeTier),
  }
}

function lineOf({ item, route, quantity, unitPrice, microDollars }: Charge, { items }: PriceList): CostLine {
  const { service, item: name, unit } = items[item]
  return {
    service,
    item: name,
    ...(route === undefined ? {} : { route }),
    quantity: rounded(quantity),
    unit,
    unitPrice: showPicoDollars(unitPrice),
    amount: showMicroDollars(microDollars),
  }
}

const sum = (charges: readonly Charge[]): bigint =>
  charges.reduce((total, { microDollars }) => total + microDollars, 0n)

const perMillion = (amount: bigint, messages: number): { readonly perMillionMessages?: string } =>
  messages === 0 ? {} : { perMillionMessages: showMicroDollars(perMillionOf(amount, messages)) }

/** Six digits are what a reader can use, and no noise of binary fractions among them. */
const rounded = (quantity: number): number => Number(quantity.toFixed(6))
