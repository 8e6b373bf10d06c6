/** `1 route`, `2 routes`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`

/** `4.1 ms`, `830 ms`, `3.2 s`, `42 s`, `3 min 5 s`; `-` where nobody knows. */
export function duration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined) return '-'
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const seconds = ms / 1_000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** The time of day here; of other days with the day. */
export function clock(at: string | null | undefined, now = new Date()): string {
  if (at === null || at === undefined) return '-'
  const then = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [then.getHours(), then.getMinutes(), then.getSeconds()].map(two).join(':')
  const isToday = then.toDateString() === now.toDateString()
  return isToday ? time : `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`
}

/** An amount with two digits behind the point. */
export const money = (amount: string): string => Number(amount).toFixed(2)

/** The first line of a text, at most so many characters of it. */
export function firstLine(text: string, longest = 120): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

/** A text with each line moved to the right. */
export const indented = (text: string, by = '  '): string => text.replace(/^(?=.)/gm, by)
