import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** The header that says who made a call's body, and when. */
export const SIGNATURE_HEADER = 'x-routo-signature'

/** As an object a key is prepared once; as bytes it is with every signature, which costs five times as much. */
export type SigningKey = Buffer | KeyObject

/** Clocks of two machines may differ by this much; a call that was taken down cannot be sent again after it. */
const SIGNATURE_WINDOW_MS = 30_000

/** Signs a body: `t=<seconds since 1970>,v1=<HMAC-SHA256 of "t.body" in hex>`. */
export function sign(body: Buffer | string, key: SigningKey, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  return `t=${seconds},v1=${digest(seconds, body, key).toString('hex')}`
}

/** Why a signature does not hold. */
export type BadSignature = 'missing' | 'stale' | 'wrong'

/** Whether a body was signed with this key just now; otherwise why not. Takes as long for a wrong signature as for a right one. */
export function verify(
  header: string | readonly string[] | undefined,
  body: Buffer | string,
  key: SigningKey,
  now: Date,
): BadSignature | undefined {
  const [, seconds = '', hex = ''] = (typeof header === 'string' && SIGNATURE.exec(header)) || []
  if (hex === '') return 'missing'
  if (!timingSafeEqual(Buffer.from(hex, 'hex'), digest(Number(seconds), body, key))) return 'wrong'
  // Only after the comparison: whoever does not have the key learns nothing about this clock.
  return Math.abs(now.getTime() - Number(seconds) * 1000) > SIGNATURE_WINDOW_MS ? 'stale' : undefined
}

const SIGNATURE = /^t=(\d{1,12}),v1=([\da-f]{64})$/

const digest = (seconds: number, body: Buffer | string, key: SigningKey): Buffer =>
  createHmac('sha256', key).update(`${seconds}.`).update(body).digest()
