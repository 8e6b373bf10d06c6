import type { Lines, NewLine } from '../lines/lines.ts'
import type { LineSource } from './functions.ts'

/** Lines that executors log, on their way to the journal. */
export interface Logs {
  add(source: LineSource, text: string, requestId?: string): void
  /** Takes the lines of one invocation, or of a process outside of any, up to a size. */
  of(source: LineSource, requestId?: string): (text: string) => void
  /** Writes what waits. */
  flush(): Promise<void>
}

/** Somebody may look at them as they come; together they are cheaper. */
const FLUSH_MS = 50
/** In characters: code that never stops to write must not fill the disk. */
const MOST = 4_000_000

/** @param failed told of lines that could not be kept */
export function createLogs(lines: Lines, now: () => number, failed: (error: unknown) => void): Logs {
  let waiting: NewLine[] = []
  let timer: NodeJS.Timeout | undefined

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const some = waiting
    waiting = []
    if (some.length > 0) await lines.write(some).catch(failed)
  }

  function add(source: LineSource, text: string, requestId?: string): void {
    waiting.push({ source, at: now(), kind: 'log', text, ...(requestId !== undefined && { requestId }) })
    timer ??= setTimeout(flush, FLUSH_MS)
  }

  return {
    add,
    flush,
    of(source, requestId) {
      let size = 0
      return (text) => {
        const before = size
        size += text.length
        if (size <= MOST) add(source, text, requestId)
        else if (before <= MOST) add(source, 'So much was logged that the rest is left out', requestId)
      }
    },
  }
}
