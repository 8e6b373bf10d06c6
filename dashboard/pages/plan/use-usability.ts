import { useEffect, useState } from 'react'
import type { Plan } from './plan.ts'

/** Whether a plan can be deployed as it is, and otherwise why not. */
export type Usability = 'usable' | 'stale' | 'expired' | 'would fail'

/** Changes by itself when the plan expires. */
export function useUsability({ stale, expiresAt, policies }: Plan): Usability {
  const isExpired = useIsPast(new Date(expiresAt).getTime())
  if (stale) return 'stale'
  if (isExpired) return 'expired'
  return policies.some(({ level }) => level === 'ERROR') ? 'would fail' : 'usable'
}

function useIsPast(at: number): boolean {
  const [isPast, setPast] = useState(() => Date.now() >= at)
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), Math.max(0, at - Date.now()))
    return () => clearTimeout(timer)
  }, [at])
  return isPast
}
