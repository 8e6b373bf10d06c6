const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long something took: `<0.1 ms`, `0.4 ms`, `12 ms`, `1.2 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatDuration(ms: number): string {
  if (ms < 1) return ms === 0 ? '0 ms' : ms < 0.1 ? '<0.1 ms' : `${ms.toFixed(1)} ms`
  if (ms < SECOND) return `${Math.round(ms)} ms`
  if (ms < 10 * SECOND) return `${(ms / SECOND).toFixed(1)} s`
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`
  if (ms < HOUR) return inTwo(ms, MINUTE, 'min', SECOND, 's')
  return ms < DAY ? inTwo(ms, HOUR, 'h', MINUTE, 'min') : inTwo(ms, DAY, 'd', HOUR, 'h')
}

function inTwo(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small)
  return `${Math.floor(ms / large)} ${largeName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`
}

/** How long ago: `just now`, `5 min ago`, `3 h ago`, `2 d ago`, then the day. */
export function formatAgo(at: Date, now: Date): string {
  const ms = now.getTime() - at.getTime()
  if (ms < MINUTE) return ms < -MINUTE ? formatDay(at, now) : 'just now'
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`
  return ms < 7 * DAY ? `${Math.floor(ms / DAY)} d ago` : formatDay(at, now)
}

function formatDay(at: Date, now: Date): string {
  const sameYear = at.getFullYear() === now.getFullYear()
  return new Intl.DateTimeFormat('en', {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  }).format(at)
}

const toTheMillisecond = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 } as const
// Made once: a list has one of each in every row.
const exactTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  ...toTheMillisecond,
  timeZoneName: 'short',
})
const clock = new Intl.DateTimeFormat('en-GB', toTheMillisecond)

/** To the millisecond, in the viewer's zone, which it names: `21 Nov 2026, 10:30:00.123 GMT+1`. */
export const formatExactTime = (at: Date): string => exactTime.format(at)

/** `10:30:00.123`: of what happened shortly after one another. */
export const formatClock = (at: Date): string => clock.format(at)
