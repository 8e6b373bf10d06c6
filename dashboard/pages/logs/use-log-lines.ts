import { useEffect, useRef, useState } from 'react'
import type { LogFilter } from '../../../client/operations.ts'
import { useVisible } from '../../app/use-visible.ts'
import { followLogs, type LogLine } from './follow-logs.ts'

/** As many are kept in the page. */
export const MOST_LINES = 10_000

/** Lines as they are written, until the viewer pauses or looks elsewhere. Another filter is for another component. */
export function useLogLines(environmentId: string, filter: LogFilter, isPaused: boolean) {
  const [lines, setLines] = useState<readonly LogLine[]>()
  const [trouble, setTrouble] = useState<Error>()
  const isVisible = useVisible()
  const after = useRef<string>(undefined)
  const asked = useRef({ environmentId, filter })
  useEffect(() => {
    if (isPaused || !isVisible) return
    return followLogs({
      ...asked.current,
      after: after.current,
      onPage(some, cursor) {
        after.current = cursor
        setLines((before = []) => (some.length === 0 ? before : [...before, ...some].slice(-MOST_LINES)))
      },
      onTrouble: setTrouble,
    })
  }, [isPaused, isVisible])
  return { lines, trouble }
}
