import { createHash } from 'node:crypto'
import type { Failure } from '../../../runtime/engine/execution.ts'

/** Errors with one fingerprint are taken for the same mistake: the code, the step and what the message says but for its values. */
export function fingerprintOf({ code, message, step }: Pick<Failure, 'code' | 'message' | 'step'>): string {
  const text = JSON.stringify([code, step ?? null, withoutValues(message)])
  return createHash('sha256').update(text).digest('hex').slice(0, FINGERPRINT_DIGITS)
}

const FINGERPRINT_DIGITS = 12
/** Of a message; what comes later is rarely what tells errors apart, and long texts hold whole bodies. */
const LONGEST = 300

/** The message with every value that changes from one occurrence to the next replaced: ids, numbers, what stands in quotes. */
const withoutValues = (message: string): string =>
  message
    .slice(0, LONGEST)
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '…')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '…')
    .replace(/[\w.+-]*\d[\w.+-]*/g, '…')
