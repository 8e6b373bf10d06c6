import type { Diagnostic } from '../../../compiler/index.ts'
import type { StringFilter } from '../../shared/filters.ts'
import { matchesText } from '../../shared/filters.ts'
import { findIn } from '../../shared/find-in.ts'
import { type Find, type Page, type PageArgs, readPage } from '../../shared/pages.ts'
import { type Head, type ReadRevisions, revisionId } from './heads.ts'
import type { RevisionRecord } from './model.ts'
import { hasDiagnostic, urisOf } from './route-views.ts'
import type { RouteView } from './views.ts'

/** A connection of the schema, with its total. */
export type Connection<T> = Page<T> & { readonly totalCount: number }

/** Revisions, the newest first. Their numbers have no gaps, so that those of a page are known before it is read. */
export async function revisionsPage(
  projectId: string,
  { number: newest }: Head,
  read: ReadRevisions,
  args: PageArgs,
): Promise<Connection<RevisionRecord>> {
  const find: Find<RevisionRecord> = async ({ after, limit }) => {
    const first = after === undefined ? newest : Math.min(Number(after.value) - 1, newest)
    const numbers = Array.from({ length: Math.max(0, Math.min(limit, first)) }, (_, index) => first - index)
    return (await read(numbers.map((number) => revisionId(projectId, number)))).filter((one) => one !== undefined)
  }
  const page = await readPage(find, { order: { by: 'number', direction: 'desc' } }, args)
  return { ...page, totalCount: newest }
}

export interface RouteFilter {
  readonly name?: StringFilter | null | undefined
  /** Of any endpoint of the route. */
  readonly endpointUri?: StringFilter | null | undefined
  /** At least so bad. */
  readonly hasDiagnostics?: Diagnostic['severity'] | null | undefined
}

export interface RouteArgs extends PageArgs {
  readonly filter?: RouteFilter | null | undefined
}

const ROUTES_ON_A_PAGE = 50

/** Routes in the order of their names, which stays as it is while the project's files are rearranged. */
export async function routesPage(
  routes: readonly RouteView[],
  { filter, ...args }: RouteArgs,
): Promise<Connection<RouteView>> {
  // A draft may have a name twice; the first is the one that the name stands for.
  const named = [...new Map(routes.toReversed().map((route) => [route.id, route])).values()]
  const kept = named.filter((route) => matches(route, filter ?? {}))
  const order = { by: 'id', direction: 'asc' } as const
  const page = await readPage(findIn(kept), { order }, args, { size: ROUTES_ON_A_PAGE })
  return { ...page, totalCount: kept.length }
}

const matches = (route: RouteView, { name, endpointUri, hasDiagnostics }: RouteFilter): boolean =>
  matchesText(name, route.route.document.name) &&
  (endpointUri == null || urisOf(route).some((uri) => matchesText(endpointUri, uri))) &&
  (hasDiagnostics == null || hasDiagnostic(route, hasDiagnostics))
