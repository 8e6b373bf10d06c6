import type { EndedFragment, Outcome } from '../../client/index.ts'
import type { Output } from '../output/output.ts'

/** A number of milliseconds, as short as it can be read. */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '-'
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  return `${(ms / 60_000).toFixed(1)} min`
}

/** The time of day here; of other days with the day. */
export function clock(at: string, now = new Date()): string {
  const then = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [then.getHours(), then.getMinutes(), then.getSeconds()].map(two).join(':')
  const isToday = then.toDateString() === now.toDateString()
  return isToday ? time : `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`
}

const COLOURS = {
  SUCCEEDED: 'green',
  PARTIAL: 'yellow',
  DROPPED: 'dim',
  FAILED: 'red',
  RETRYING: 'yellow',
} as const satisfies Record<Outcome, string>

/** An outcome in small letters, in its colour. */
export const outcomeWord = (outcome: Outcome, { style }: Output): string =>
  style(COLOURS[outcome], outcome.toLowerCase())

/** What there is to say of an outcome: the error, why it was dropped, what of its parts failed. */
export function becauseOf({
  error,
  dropReason,
  parts,
  attempt,
}: Pick<EndedFragment, 'error' | 'dropReason' | 'parts' | 'attempt'>): string {
  return [
    attempt > 1 ? `attempt ${attempt}` : '',
    parts && parts.failed > 0 ? `${parts.failed} of ${parts.made} parts failed` : '',
    error ? `${error.code}: ${firstLine(error.message)}` : '',
    error?.sourceLocation ? `(${error.sourceLocation})` : '',
    dropReason ?? '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** The first line of a text, at most so many characters of it. */
export function firstLine(text: string, longest = 120): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

/** `1 message`, `2 messages`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** A text with each line moved to the right. */
export const indented = (text: string, by = '  '): string => text.replace(/^(?=.)/gm, by)
