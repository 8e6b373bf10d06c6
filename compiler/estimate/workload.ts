import type { RouteDocument } from '../../runtime/route/route.ts'

/** What is expected to happen in a month. Everything can be left out. */
export interface Workload {
  /** Messages per month of each route that is fed from outside (files, requests, foreign senders). Default 1,000,000. */
  readonly messagesPerMonth?: number
  /** By route name; what is not said there is taken from here, then from the defaults. */
  readonly routes?: Readonly<Record<string, RouteWorkload>>
}

/** What is expected of one route. */
export interface RouteWorkload {
  /** Messages it receives in a month. Default: what its schedule triggers and other routes send it. */
  readonly messagesPerMonth?: number
  /** Size of a received body. Default 2,000; of a file that is split: 2,000 for each part. */
  readonly averageBytes?: number
  /** Time for one received message with all its parts, in ms. Default 50. */
  readonly msPerMessage?: number
  /** Parts that a split makes of one message. Default 10. */
  readonly fanOut?: number
  /** Messages that come together in one invocation. Default: what the batch window collects, at least 1. */
  readonly messagesPerInvocation?: number
  /** What the route's own functions log for each message. Default 0. */
  readonly logBytesPerMessage?: number
}

/** What a route that is fed from outside receives, when nothing is said about it. */
export const DEFAULT_MESSAGES_PER_MONTH = 1_000_000

const workloadDefaults = {
  averageBytes: 2_000,
  msPerMessage: 50,
  fanOut: 10,
  logBytesPerMessage: 0,
} as const

/** AWS counts a month as 730 hours. */
export const HOURS_PER_MONTH = 730
export const MINUTES_PER_MONTH = HOURS_PER_MONTH * 60
export const SECONDS_PER_MONTH = MINUTES_PER_MONTH * 60

/** A route's workload with the defaults filled in. */
export interface RouteExpectation extends Required<Omit<RouteWorkload, 'messagesPerMonth' | 'messagesPerInvocation'>> {
  readonly messagesPerMonth?: number
  readonly messagesPerInvocation?: number
}

/** Fills in what is not said about a route. */
export function expectationOf(route: RouteDocument, { routes = {} }: Workload): RouteExpectation {
  // What is undefined is not said.
  const given: RouteWorkload = Object.fromEntries(
    Object.entries(routes[route.name] ?? {}).filter(([, value]) => value !== undefined),
  )
  const fanOut = given.fanOut ?? workloadDefaults.fanOut
  const isSplitFile = route.from.uri.startsWith('file:') && route.steps.some(({ kind }) => kind === 'split')
  return {
    ...workloadDefaults,
    averageBytes: workloadDefaults.averageBytes * (isSplitFile ? fanOut : 1),
    ...given,
  }
}
