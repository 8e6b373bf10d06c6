import { useState } from 'react'
import { type Check, hasErrors } from './use-check.ts'

/** A file that cannot be read at this moment has no routes: those it had can still be tried. */
export function useLastRoutes(check: Check | undefined) {
  const [last, setLast] = useState(check?.routes)
  const isBroken = check?.routes.length === 0 && hasErrors(check.diagnostics)
  if (check !== undefined && !isBroken && last !== check.routes) setLast(check.routes)
  return last
}
