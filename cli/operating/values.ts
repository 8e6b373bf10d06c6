import { InvalidArgumentError } from 'commander'

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Parses an option: a moment, or how long ago (`10m`). @returns ISO 8601 */
export function moment(text: string): string {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? []
  const at = count === undefined ? Date.parse(text) : Date.now() - Number(count) * (UNITS[unit] ?? 0)
  if (Number.isNaN(at))
    throw new InvalidArgumentError('It is a while (30s, 10m, 2h, 7d) or a time (2026-11-21T09:30:00Z).')
  return new Date(at).toISOString()
}

/** Parses an option: a stretch of time that ends now. */
export function range(text: string): { readonly last: string } {
  if (!/^\d+[mhd]$/.test(text)) throw new InvalidArgumentError('It is a while: 15m, 1h, 7d.')
  return { last: text }
}

/** Parses an option: a whole number within bounds. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }

/** Parses an option that can be given several times: `name=value`. */
export function pair(text: string, all: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It is a name and a value: content-type=text/csv.')
  return { ...all, [text.slice(0, at)]: text.slice(at + 1) }
}

/** Parses an option that can be given several times. */
export const several = (text: string, all: readonly string[] = []): string[] => [...all, text]
