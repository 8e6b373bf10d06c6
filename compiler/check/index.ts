import type { Diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute, ProjectFiles } from '../project.ts'
import { branches } from './branches.ts'
import { chains } from './chains.ts'
import { effects } from './effects.ts'
import { endpoints } from './endpoints.ts'
import { http } from './http.ts'
import { keyTemplates } from './key-templates.ts'
import { logicalIds } from './logical-ids.ts'
import { loops } from './loops.ts'
import { names } from './names.ts'
import { options } from './options.ts'
import { processors } from './processors.ts'
import type { Check } from './project.ts'
import { readers } from './readers.ts'
import { schedules } from './schedules.ts'
import { schemas } from './schemas.ts'

/** Of one place, the first of these speaks first. */
const checks: readonly Check[] = [
  names,
  logicalIds,
  endpoints,
  schedules,
  readers,
  http,
  processors,
  schemas,
  branches,
  keyTemplates,
  effects,
  options,
  loops,
  chains,
]

/**
 * Everything that is wrong, or worth knowing, about the routes of a project: all at once, in reading order. Nothing is
 * run, nothing is fetched.
 *
 * @example check(routes, { files }).filter(({ severity }) => severity === 'ERROR')
 */
export function check(
  routes: readonly EvaluatedRoute[],
  { files }: { readonly files: ProjectFiles },
): readonly Diagnostic[] {
  const found = checks.flatMap((one) => one({ routes, files }))
  const order = new Map(routes.map(({ document }, index) => [document.name, index]).reverse() as [string, number][])
  const routeOrder = ({ route }: Diagnostic) => order.get(route ?? '') ?? routes.length
  return found.toSorted((a, b) => routeOrder(a) - routeOrder(b) || comparePlaces(a, b))
}

/** Within a route by position, as far as it is known. Sorting is stable, so equals stay in the order of the checks. */
function comparePlaces(a: Diagnostic, b: Diagnostic): number {
  if (a.range === undefined || b.range === undefined || a.range.path !== b.range.path) return 0
  return a.range.startLine - b.range.startLine || a.range.startColumn - b.range.startColumn
}
