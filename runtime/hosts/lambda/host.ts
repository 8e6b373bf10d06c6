import type { Files } from '../../endpoints/file.ts'
import type { Sqs } from '../../endpoints/sqs.ts'
import type { Ports } from '../../engine/ports.ts'
import type { RouteDefinition } from '../../route/functions.ts'
import type { ResolvedOptions } from '../../route/options.ts'
import type { HostEnvironment } from './environment.ts'

/** What an executor has from its cold start on: its route and its way to the world. */
export interface Host {
  readonly route: RouteDefinition
  readonly options: ResolvedOptions
  readonly environment: HostEnvironment
  readonly sqs: Sqs
  readonly files: Files
  readonly validator: Ports['validator']
  readonly fetch: typeof globalThis.fetch
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly random: () => number
  /** Writes one line, with its end, to standard output. */
  readonly write: (line: string) => void
}

/** What Lambda says about one invocation, as far as we listen. */
export interface InvocationContext {
  readonly awsRequestId: string
  readonly getRemainingTimeInMillis: () => number
}
