import type { GraphQLError } from 'graphql'
import type { Limits } from '../limits.ts'
import { refuse } from '../refuse.ts'

/** How many streams there are, and whose. */
export interface Slots {
  /**
   * Takes a place for a stream of somebody.
   *
   * @returns what gives it back
   * @throws {GraphQLError} RATE_LIMITED, when there is none
   */
  take(actorId: string): () => void
  /** Of all. */
  readonly taken: () => number
}

const RETRY_MS = 10_000

export function createSlots({ streams, streamsPerCaller }: Pick<Limits, 'streams' | 'streamsPerCaller'>): Slots {
  const byActor = new Map<string, number>()
  let all = 0
  const change = (actorId: string, by: 1 | -1): void => {
    const count = (byActor.get(actorId) ?? 0) + by
    if (count === 0) byActor.delete(actorId)
    else byActor.set(actorId, count)
    all += by
  }
  return {
    taken: () => all,
    take(actorId) {
      if (all >= streams) throw tooMany(`There are ${streams} streams, which is the most that this gateway has.`)
      if ((byActor.get(actorId) ?? 0) >= streamsPerCaller) {
        throw tooMany(`You have ${streamsPerCaller} streams, which is the most that one caller can have.`)
      }
      change(actorId, 1)
      return () => change(actorId, -1)
    },
  }
}

const tooMany = (message: string): GraphQLError =>
  refuse('RATE_LIMITED', message, { status: 429, retryAfterMs: RETRY_MS, hint: 'Close one that is not needed.' })
