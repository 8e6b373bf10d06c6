const STEP = 1_000
const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** `0 B`, `812 B`, `1.2 kB`, `34 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < STEP) return `${Math.round(bytes)} B`
  const power = Math.min(UNITS.length, Math.floor(Math.log(bytes) / Math.log(STEP)))
  const value = bytes / STEP ** power
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[power - 1]}`
}
