import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimit } from '../services/shared/caller.ts'
import { networkOf } from '../services/shared/network.ts'
import type { Limits } from './limits.ts'
import { refuse } from './refuse.ts'
import type { RequestState } from './request-state.ts'

const MINUTE_S = 60

/** What callers have spent in the present minute. Kept in memory: every process of a gateway counts for itself. */
export interface Budget {
  /**
   * Takes what a request costs from its caller's minute.
   *
   * @throws {GraphQLError} RATE_LIMITED, when more than the minute's was taken
   */
  spend(state: RequestState, cost: number): Promise<void>
}

export function createBudget({ costPerMinute, anonymousCostPerMinute }: Limits): Budget {
  const known = new RateLimiterMemory({ points: costPerMinute, duration: MINUTE_S })
  const anonymous = new RateLimiterMemory({ points: anonymousCostPerMinute, duration: MINUTE_S })
  return {
    async spend(state, cost) {
      const limiter = state.identity === undefined ? anonymous : known
      const spent = await take(limiter, state.identity?.actor.id ?? networkOf(state.ip), cost)
      state.rateLimit = toRateLimit(spent, limiter.points, cost + (state.rateLimit?.cost ?? 0))
      if (spent.consumedPoints > limiter.points) throw overspent(state.rateLimit, spent.msBeforeNext)
    },
  }
}

/**
 * Counts credentials that stand for nobody, so that they cannot be guessed at leisure. One that has let somebody in goes on to do
 * so, whatever else comes from the same address: otherwise a guesser could shut out everybody behind the same proxy.
 */
export interface Guesses {
  /** @throws {GraphQLError} RATE_LIMITED, when there were too many from there and this one is not known to be good */
  check(ip: string, credential: string): Promise<void>
  failed(ip: string, credential: string): Promise<void>
  succeeded(credential: string): void
}

/** Credentials of which is known that they are good. */
const REMEMBERED = 10_000

export function createGuesses({ failedCredentialsPerMinute }: Limits): Guesses {
  const limiter = new RateLimiterMemory({ points: failedCredentialsPerMinute, duration: MINUTE_S })
  const good = new LRUCache<string, true>({ max: REMEMBERED })
  return {
    async check(ip, credential) {
      if (good.get(digestOf(credential)) === true) return
      const spent = await limiter.get(networkOf(ip))
      if (spent === null || spent.consumedPoints < limiter.points) return
      throw refuse('RATE_LIMITED', 'Too many unknown credentials came from this address.', {
        status: 429,
        retryAfterMs: spent.msBeforeNext,
        hint: 'Check the token, then wait.',
      })
    },
    async failed(ip, credential) {
      good.delete(digestOf(credential))
      await take(limiter, networkOf(ip), 1)
    },
    succeeded(credential) {
      good.set(digestOf(credential), true)
    },
  }
}

/** What is kept of a credential lets nobody in. */
const digestOf = (credential: string): string => hash('sha256', credential, 'base64url')

/** The limiter rejects with its count, not with an error, once the limit is passed. */
async function take(limiter: RateLimiterMemory, key: string, points: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, points)
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return reason
    throw reason
  }
}

const toRateLimit = ({ consumedPoints, msBeforeNext }: RateLimiterRes, limit: number, cost: number): RateLimit => ({
  cost,
  limit,
  remaining: Math.max(0, limit - consumedPoints),
  resetAt: Date.now() + msBeforeNext,
})

const overspent = ({ limit }: RateLimit, retryAfterMs: number) =>
  refuse('RATE_LIMITED', `These requests cost more than ${limit} in a minute.`, {
    status: 429,
    retryAfterMs,
    hint: 'Wait, ask for fewer items at a time, or poll less often; viewer { rateLimit { … } } tells what is left.',
  })
