import { useSyncExternalStore } from 'react'
import { formatAgo, formatExactTime } from '../format/times.ts'

const TICK_MS = 15_000
let now = new Date()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all that is shown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = new Date()
    for (const each of listeners) each()
  }, TICK_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** How long ago something was, and on hover when exactly. */
export function Time({ at }: { readonly at: string }) {
  const clock = useSyncExternalStore(subscribe, () => now)
  const date = new Date(at)
  return (
    <time dateTime={at} title={formatExactTime(date)}>
      {formatAgo(date, clock)}
    </time>
  )
}
