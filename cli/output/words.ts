/** `1 route`, `2 routes`. */
export const count = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`

/** `0.8 s`, `42 s`, `3 min 5 s`. */
export function duration(ms: number): string {
  const seconds = ms / 1_000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** An amount with two digits behind the point. */
export const money = (amount: string): string => Number(amount).toFixed(2)
