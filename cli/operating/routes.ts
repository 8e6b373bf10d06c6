import { Routes, type RoutesQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { nextOf } from './next-of.ts'

export type KnownRoute = NonNullable<RoutesQuery['project']>['routes']['nodes'][number]

/** All routes of the newest revision, by name. */
export async function routesOf({ client, signal }: Context, projectId: string): Promise<readonly KnownRoute[]> {
  const routes: KnownRoute[] = []
  let after: string | undefined
  do {
    const { project }: RoutesQuery = await client().ask(Routes, { projectId, after: after ?? null }, signal)
    routes.push(...(project?.routes.nodes ?? []))
    after = nextOf(project?.routes.pageInfo)
  } while (after !== undefined)
  return routes
}

/** Ids of the routes named in options. @throws {CliError} `NOT_FOUND` */
export async function routeIds(
  context: Context,
  projectId: string,
  names: readonly string[] | undefined,
): Promise<string[] | undefined> {
  if (names === undefined) return undefined
  const routes = await routesOf(context, projectId)
  return names.map((name) => (routes.find((route) => route.name === name) ?? missing(`route "${name}"`, routes)).id)
}

/**
 * The route that a message is sent to: by its name, or by what it reads.
 *
 * @throws {CliError} `NOT_FOUND`, `AMBIGUOUS`
 */
export function routeAt(routes: readonly KnownRoute[], target: string): KnownRoute {
  const found = routes.filter(({ name, from }) => name === target || from.uri === target)
  const [route = missing(target.includes(':') ? `route that reads ${target}` : `route "${target}"`, routes)] = found
  if (found.length === 1) return route
  throw new CliError(`${target} is read by several routes: ${found.map(({ name }) => name).join(', ')}.`, {
    code: 'AMBIGUOUS',
    exitCode: exitCodes.USAGE,
    hint: `Name the route: routo send ${route.name}`,
  })
}

function missing(what: string, routes: readonly KnownRoute[]): never {
  const known = routes.map(({ name, from }) => `${name} (${from.uri})`).join(', ')
  throw new CliError(`There is no ${what} in the newest revision of the project.`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: routes.length > 0 ? `There are: ${known}.` : 'It has no routes yet: deploy some with routo deploy.',
  })
}
