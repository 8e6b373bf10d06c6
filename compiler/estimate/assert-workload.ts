import { amount, flag, object, type Shape, type ShapeProblem } from '../shape.ts'
import type { RouteUsage } from './charges.ts'
import type { EstimateOptions } from './options.ts'
import type { RouteWorkload, Workload } from './workload.ts'

/** Beyond it numbers are not exact, and nothing that is billed comes near. */
const MOST = Number.MAX_SAFE_INTEGER

const routeFields: { readonly [K in keyof RouteWorkload]-?: Shape } = {
  messagesPerMonth: amount(MOST),
  averageBytes: amount(MOST),
  msPerMessage: amount(MOST),
  fanOut: amount(MOST),
  messagesPerInvocation: amount(MOST),
  logBytesPerMessage: amount(MOST),
}

const routeWorkload = object({}, routeFields)

/** A price list is ours, or made from it. */
const anyPrices: Shape = () => undefined
const optionFields: { readonly [K in keyof EstimateOptions]-?: Shape } = { prices: anyPrices, freeTier: flag }

/** @throws {TypeError} naming everything in the workload and the options that an estimate cannot be made of */
export function assertWorkload(workload: Workload, options: EstimateOptions, routes: readonly string[]): void {
  const perRoute = object({}, Object.fromEntries(routes.map((name) => [name, routeWorkload])))
  const found: ShapeProblem[] = []
  const report = (problem: ShapeProblem) => found.push(problem)
  object({}, { messagesPerMonth: amount(MOST), routes: perRoute })(workload, ['workload'], report)
  object({}, optionFields)(options, ['options'], report)
  if (found.length === 0) return
  const problems = found.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new TypeError(`nothing can be estimated from this: ${problems.join('; ')}`)
}

/** @throws {RangeError} when numbers that are right each by themselves multiply beyond what can be counted */
export function assertCountable(usages: readonly RouteUsage[]): void {
  const beyond = usages.find(({ usage }) => usage.some(([, quantity]) => !(quantity <= MOST)))
  if (beyond === undefined) return
  throw new RangeError(
    `route ${beyond.route} would use more in a month than can be counted: expect fewer messages, or set a smaller fanOut for the routes that split before it`,
  )
}
