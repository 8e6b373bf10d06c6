import type { StackStatus } from '@aws-sdk/client-cloudformation'

/** What a test has the double do besides what it was asked for. A test may change it while it goes on. */
export interface Scenario {
  readonly fail?: readonly Failure[]
  /** Refuses with `Throttling`: every n-th call, or calls by their numbers from 1. */
  readonly throttle?: { readonly every: number } | { readonly calls: readonly number[] }
  /** Calls, by their numbers from 1, that take effect and whose answer is lost. */
  readonly cutConnection?: readonly number[]
  /** An access key is refused as expired after so many calls. */
  readonly expireTokenAfter?: number
  /** Each page of events begins with the last event of the page before. */
  readonly repeatEvents?: boolean
  /** Of everything that comes in pages; AWS's is 100. */
  readonly pageSize?: number
  /** What AWS finds before it begins: change sets fail with it. */
  readonly earlyValidation?: readonly EarlyFinding[]
  /** What AWS finds when it has begun, before it touches anything: the operation fails with it. */
  readonly lateValidation?: readonly EarlyFinding[]
  /** What somebody changed behind the back of the stacks. */
  readonly drift?: readonly Drift[]
  /** In which order resources begin of which any may. */
  readonly order?: 'reversed'
  /** Stacks that are there from the beginning. */
  readonly leftovers?: readonly Leftover[]
  /** Before every answer, in milliseconds. */
  readonly latency?: number
}

/** A resource that cannot be made, changed, removed, or brought back. */
export interface Failure {
  readonly logicalId: string
  readonly at: 'CREATE' | 'UPDATE' | 'DELETE' | 'ROLLBACK'
  readonly reason: string
  /** How often; absent: every time. */
  readonly times?: number
}

export interface EarlyFinding {
  readonly logicalId: string
  /** `/Resources/Orders/Properties/VisibilityTimeout` */
  readonly path: string
  readonly reason: string
  /** `AWS::EarlyValidation::PropertyValidation` otherwise. */
  readonly validation?: string
}

export interface Drift {
  readonly logicalId: string
  /** `/VisibilityTimeout`; absent: the whole resource is gone. */
  readonly property?: string
  readonly actual?: string
}

export interface Leftover {
  readonly name: string
  readonly status: StackStatus
  readonly reason?: string
  /** JSON; absent: the stack has none, as under review. */
  readonly template?: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly tags?: Readonly<Record<string, string>>
}

/** Counts how often resources have failed already. */
export function createFailures(scenario: () => Scenario) {
  const counts = new Map<Failure, number>()
  return {
    /** The reason for which a resource fails now, if it does. */
    take(logicalId: string, at: Failure['at']): string | undefined {
      const failure = scenario().fail?.find(
        (one) =>
          one.logicalId === logicalId &&
          one.at === at &&
          (counts.get(one) ?? 0) < (one.times ?? Number.POSITIVE_INFINITY),
      )
      if (failure === undefined) return undefined
      counts.set(failure, (counts.get(failure) ?? 0) + 1)
      return failure.reason
    },
  }
}
