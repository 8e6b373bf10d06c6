import { Refusal } from './protocol/answers.ts'
import type { Scenario } from './scenario.ts'

/** A call as it arrived. */
export interface CallSeen {
  /** From 1. */
  readonly number: number
  /** `CreateChangeSet` */
  readonly action: string
  readonly input: object
  readonly accessKeyId: string
}

/** What is in the way of calls besides CloudFormation itself. */
export function createFaults(scenario: () => Scenario) {
  const used = new Map<string, number>()
  return {
    /** @throws {Refusal} where a call does not get through */
    check({ number, accessKeyId }: CallSeen): void {
      const { throttle, expireTokenAfter = Number.POSITIVE_INFINITY } = scenario()
      const uses = (used.get(accessKeyId) ?? 0) + 1
      used.set(accessKeyId, uses)
      if (uses > expireTokenAfter) {
        throw new Refusal('ExpiredToken', 'The security token included in the request is expired', 403)
      }
      if (throttle === undefined) return
      const isThrottled = 'every' in throttle ? number % throttle.every === 0 : throttle.calls.includes(number)
      if (isThrottled) throw new Refusal('Throttling', 'Rate exceeded')
    },
    isCut: ({ number }: CallSeen): boolean => scenario().cutConnection?.includes(number) ?? false,
  }
}
