import { useEffect, useState } from 'react'
import type { useExecutions } from '../../data/use-executions.ts'

/** Pages that are asked for by themselves before somebody has to want more: 10,000 executions are looked at. */
const PAGES_AT_ONCE = 5
/** A page of fewer does not fill a screen. */
const FEW = 10

type Found = Pick<ReturnType<typeof useExecutions>, 'pageCount' | 'executions' | 'problem' | 'hasMore' | 'more'>

/** Where pages may be empty and still go on: looks on by itself for a while, and then when it is told to. */
export function useLookOn({ pageCount, executions, problem, hasMore, more }: Found, isSparse: boolean) {
  const [most, setMost] = useState(PAGES_AT_ONCE)
  const found = executions?.length ?? 0
  // A new question begins anew.
  if (pageCount <= 1 && most !== PAGES_AT_ONCE) setMost(PAGES_AT_ONCE)
  const isThin = isSparse && hasMore && found < pageCount * FEW
  const isPaused = isThin && pageCount >= most
  const isLooking = isThin && !isPaused && problem === null && pageCount > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that has come
  useEffect(() => {
    if (isLooking) more()
  }, [isLooking, pageCount])
  return {
    isPaused,
    goOn() {
      setMost(pageCount + PAGES_AT_ONCE)
      more()
    },
  }
}
