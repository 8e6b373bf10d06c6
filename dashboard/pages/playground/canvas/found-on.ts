import { type CheckedProject, type CheckedRoute, type Found, isWithin } from './checked-project.ts'
import { branchOf, type RouteDocument } from './route-document.ts'
import { keyOf, OTHERWISE, type Part } from './selection.ts'

/** What the compiler has found, by what it is about. */
export type FoundOn = ReadonlyMap<string, readonly Found[]>

/** Diagnostics by the part that they are about, or by the route where they are about all of it. */
export function foundOn({ diagnostics, routes }: CheckedProject): FoundOn {
  const byName = new Map(routes.map((route) => [route.name, route]))
  return Map.groupBy(
    diagnostics.filter(({ route }) => byName.has(route ?? '')),
    (found) => {
      const route = byName.get(found.route ?? '')
      const part = route && partOf(found, route)
      return keyOf({ route: found.route ?? '', ...(part && { part }) })
    },
  )
}

/** A place says it best; what stands in no place of its own is about a step, or all of the route. */
function partOf({ range, step }: Found, route: CheckedRoute): Part | undefined {
  const index = branchOf(route.document as RouteDocument)?.index ?? -1
  const branch = route.steps[index]
  const ends: readonly (readonly [Part, CheckedRoute['from'] | null | undefined])[] = [
    [{ kind: 'from', id: '0' }, route.from],
    ...route.to.map((to, at) => [{ kind: 'to', id: String(at) }, to] as const),
    ...(branch?.rules.map((rule, at) => [{ kind: 'rule', id: String(at) }, rule] as const) ?? []),
    [{ kind: 'rule', id: OTHERWISE }, branch?.otherwise],
  ]
  const end = range && ends.find(([, placed]) => placed?.range != null && isWithin(range, placed.range))
  if (end) return end[0]
  return step == null ? undefined : { kind: 'step', id: step }
}

/** The worst of what was found, and how many there are. */
export function worstOf(found: readonly Found[] = []) {
  const severity = (['ERROR', 'WARNING', 'INFO'] as const).find((each) => found.some((one) => one.severity === each))
  return severity && { severity, found }
}
