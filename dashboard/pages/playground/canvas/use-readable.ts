import { useState } from 'react'
import type { CheckedProject } from './checked-project.ts'

/** What was last said of routes that could be read: while somebody types, they often cannot. */
export function useReadable(newest: CheckedProject) {
  const broken =
    newest.routes.length === 0 ? newest.diagnostics.find(({ severity }) => severity === 'ERROR') : undefined
  const [last, setLast] = useState(newest)
  if (broken === undefined && last !== newest) setLast(newest)
  return broken === undefined ? { check: newest, unreadable: undefined } : { check: last, unreadable: broken.message }
}
