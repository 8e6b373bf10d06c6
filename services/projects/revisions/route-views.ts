import { type Diagnostic, type Inspection, print } from '../../../compiler/index.ts'
import { targetsOf } from '../../../runtime/route/targets.ts'
import { idWithin } from '../../shared/ids.ts'
import { blobId } from './blobs.ts'
import { inspectionOf, type RevisionLoaders } from './loaders.ts'
import type { RevisionRecord } from './model.ts'
import type { RouteView } from './views.ts'

export const routeId = (projectId: string, name: string): string => idWithin('rte', projectId, name)

/** The routes of a revision, in the order of the project. */
export const routesOf = async (revision: RevisionRecord, load: RevisionLoaders): Promise<readonly RouteView[]> =>
  routeViews(revision, await inspectionOf(revision, load))

function routeViews(
  { id: revisionId, projectId }: Pick<RevisionRecord, 'id' | 'projectId'>,
  { routes, diagnostics }: Pick<Inspection, 'routes' | 'diagnostics'>,
): readonly RouteView[] {
  const byRoute = Map.groupBy(diagnostics, ({ route }) => route)
  return routes.map((route) => ({
    id: routeId(projectId, route.document.name),
    projectId,
    revisionId,
    route,
    diagnostics: byRoute.get(route.document.name) ?? [],
  }))
}

/** How bad a diagnostic is, the worst first. */
const severities: readonly Diagnostic['severity'][] = ['ERROR', 'WARNING', 'INFO']

/** Whether a route has a diagnostic that is at least so bad. */
export const hasDiagnostic = ({ diagnostics }: RouteView, least: Diagnostic['severity']): boolean =>
  diagnostics.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(least))

/** Everything a route reads from or writes to. */
export const urisOf = ({ route: { document } }: RouteView): readonly string[] =>
  [document.from, ...targetsOf(document)].map(({ uri }) => uri)

/** The route's own text where it has one, comments included; otherwise a routes file that makes it. */
export async function sourceOf({ route, projectId, revisionId }: RouteView, load: RevisionLoaders): Promise<string> {
  const range = route.origin.text
  const revision = await load.revision.load(revisionId)
  const file = revision?.files.find(({ path }) => path === range?.path)
  if (range === undefined || file === undefined) return print(route.document)
  return (await load.source.load(blobId(projectId, file.digest))).cut(range)
}
