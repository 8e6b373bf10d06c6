import { isWithin } from '../canvas/checked-project.ts'
import { branchOf, type RouteDocument } from '../canvas/route-document.ts'
import { OTHERWISE, type Part, type Selection } from '../canvas/selection.ts'
import type { CheckedRoute } from '../check/use-check.ts'
import type { Place } from '../place.ts'

type Range = NonNullable<CheckedRoute['range']>

/** Where the parts of a route stand in the text, the smallest first: a rule is in its branch. */
function rangesOf(route: CheckedRoute): readonly (readonly [Part, Range])[] {
  const branch = branchOf(route.document as RouteDocument)?.index ?? -1 // the API's promise
  const rules = route.steps[branch]
  const places: readonly (readonly [Part, Range | null | undefined])[] = [
    ...(rules?.rules.map(({ range }, index) => [{ kind: 'rule', id: String(index) }, range] as const) ?? []),
    [{ kind: 'rule', id: OTHERWISE }, rules?.otherwise?.range],
    [{ kind: 'from', id: '0' }, route.from.range],
    ...route.steps.map(({ range }, index) => [{ kind: 'step', id: String(index) }, range] as const),
    ...route.to.map(({ range }, index) => [{ kind: 'to', id: String(index) }, range] as const),
  ]
  return places.flatMap(([part, range]) => (range == null ? [] : [[part, range] as const]))
}

/** What of which route stands at a place of the text. */
export function selectionAt(
  routes: readonly CheckedRoute[],
  { path, line = 1, column = 1 }: Place,
): Selection | undefined {
  const at: Range = { path, startLine: line, startColumn: column, endLine: line, endColumn: column }
  const route = routes.find(({ range }) => range != null && isWithin(at, range))
  if (route === undefined) return undefined
  const found = rangesOf(route).find(([, range]) => isWithin(at, range))
  return { route: route.name, ...(found && { part: found[0] }) }
}

/** Where what is selected stands in the text; undefined where it is made by code. */
export function placeOf(routes: readonly CheckedRoute[], { route: name, part }: Selection): Place | undefined {
  const route = routes.find((each) => each.name === name)
  const ranges = route && rangesOf(route)
  const range = ranges?.find(([{ kind, id }]) => kind === part?.kind && id === part.id)?.[1] ?? route?.range
  return range == null ? undefined : { path: range.path, line: range.startLine, column: range.startColumn }
}
