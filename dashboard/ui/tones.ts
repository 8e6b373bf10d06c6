/** From here on somebody should look: the thresholds of `Health`, as docs/metrics.md has them. */
const BAD = 0.5
const WARN = 0.05

export function toneOfErrorRate(rate: number): 'bad' | 'warn' | undefined {
  if (rate >= BAD) return 'bad'
  return rate >= WARN ? 'warn' : undefined
}
