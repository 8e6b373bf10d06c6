/** What a route may set about how it is run. Everything has a default; what can be derived cannot be set. */
export interface RouteOptions {
  /** Memory of the executor in MB, 128 to 10,240; CPU grows with it. Default 256. */
  readonly memoryMb?: number
  /** Time for one batch in ms, 1,000 to 900,000 (synchronous http: 29,000), rounded up to whole seconds. Default 30,000 (29,000). */
  readonly timeoutMs?: number
  /** Most messages in one invocation, 1 to 10,000; more than 10 needs a batch window. Default 10. */
  readonly batchSize?: number
  /** How long to wait for a batch to fill, 0 to 300,000 ms, in whole seconds. Default 0. */
  readonly batchWindowMs?: number
  /** Most executors at the same time, 2 to 1,000. Default: no bound of its own. */
  readonly maxConcurrency?: number
  readonly retry?: RetryOptions
  /** Keeps bodies with the execution records, for replay and inspection. Default: only where that costs nothing, on the local target. */
  readonly capturePayloads?: boolean
  /** Days the executor's logs are kept; one of CloudWatch's retention periods. Default 30. */
  readonly retentionDays?: number
  /** Permits a loop in the route graph: after so many hops the message is dead-lettered. */
  readonly allowLoop?: { readonly maxHops: number }
}

/** How often and when a failed message is received again. */
export interface RetryOptions {
  /** Receives in all, 1 to 100; then the message is dead-lettered. Default 5. */
  readonly attempts?: number
  /** Wait before the second receive in ms; doubles with each further one. Default 1,000. */
  readonly backoffMs?: number
  /** Longest wait in ms, at most 43,200,000 (12 hours). Default 300,000. */
  readonly maxBackoffMs?: number
  /** Spreads each wait between half of it and all of it. Default true. */
  readonly jitter?: boolean
}

/** Options with every default filled in. */
export interface ResolvedOptions extends Required<Omit<RouteOptions, 'maxConcurrency' | 'allowLoop' | 'retry'>> {
  readonly maxConcurrency?: number
  readonly allowLoop?: { readonly maxHops: number }
  readonly retry: Required<RetryOptions>
}

export const defaultOptions: ResolvedOptions = {
  memoryMb: 256,
  timeoutMs: 30_000,
  batchSize: 10,
  batchWindowMs: 0,
  retry: { attempts: 5, backoffMs: 1_000, maxBackoffMs: 300_000, jitter: true },
  capturePayloads: false,
  retentionDays: 30,
}

/** A message that has passed through this many routes is dead-lettered: the guard against endless loops. */
export const HOP_LIMIT = 32

/** API Gateway ends a request after 30 s; one is left for the way. */
export const LONGEST_ANSWER_MS = 29_000

/** What a route that responds has by default: no more time than its caller waits. */
const synchronousDefaults: ResolvedOptions = { ...defaultOptions, timeoutMs: LONGEST_ANSWER_MS }

/** The options of a route with every default filled in. */
export function resolveOptions({ options, respond }: OptionsHolder): ResolvedOptions {
  const defaults = respond === undefined ? defaultOptions : synchronousDefaults
  return { ...defaults, ...options, retry: { ...defaults.retry, ...options.retry } }
}

/** The parts of a route that decide. */
interface OptionsHolder {
  readonly options: RouteOptions
  readonly respond?: unknown
}
