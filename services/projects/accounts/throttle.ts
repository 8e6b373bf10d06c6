import { createHash } from 'node:crypto'
import { Refusal } from '../../shared/refusal.ts'
import type { AccountsDeps } from './deps.ts'
import type { AttemptRecord } from './model.ts'

/** How often something may be tried by one subject in a window of time. */
export interface Limit {
  /** What is counted: `sign-in`. */
  readonly of: string
  readonly most: number
  readonly windowMs: number
}

type Attempts = Pick<AccountsDeps, 'attempts' | 'now'>

const MINUTE_MS = 60_000

/**
 * Counts an attempt before it is made, so that many at once cannot pass between counting and refusing. Windows lie on the
 * clock: attempts while refused do not make the wait longer, and nobody is kept out for ever.
 *
 * @throws {Refusal} RATE_LIMITED when the subject has none left until the window ends
 */
export async function spend({ attempts, now }: Attempts, limit: Limit, subject: string): Promise<void> {
  const at = now().getTime()
  const endsAt = windowEnd(limit, at)
  const id = idOf(limit, subject, endsAt)
  const { count } = await attempts.upsert({
    id,
    change: { inc: { count: 1 } },
    onInsert: { expiresAt: new Date(endsAt) },
  })
  if (count <= limit.most) return
  const retryAfterMs = endsAt - at
  throw new Refusal('RATE_LIMITED', `That was tried too often. Try again in ${inWords(retryAfterMs)}.`, {
    retryAfterMs,
  })
}

/** Takes one attempt back, which was no guess. */
export async function giveBack({ attempts, now }: Attempts, limit: Limit, subject: string): Promise<void> {
  await attempts.update(idOf(limit, subject, windowEnd(limit, now().getTime())), { inc: { count: -1 } })
}

/** Forgets the attempts of a subject. */
export async function clear({ attempts, now }: Attempts, limit: Limit, subject: string): Promise<void> {
  await attempts.remove(idOf(limit, subject, windowEnd(limit, now().getTime())))
}

const windowEnd = ({ windowMs }: Limit, at: number): number => (Math.floor(at / windowMs) + 1) * windowMs

/** Who tried is kept as a digest: the store has no list of addresses that somebody typed. */
const idOf = ({ of }: Limit, subject: string, endsAt: number): AttemptRecord['id'] =>
  `${of}:${digestOf(subject)}:${endsAt}`

/** A digest that fits into an id. */
export const digestOf = (subject: string): string => createHash('sha256').update(subject).digest('base64url')

const inWords = (ms: number): string => {
  const minutes = Math.ceil(ms / MINUTE_MS)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
