import { DeployedRoutes, type DeployedRoutesQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

type OfEnvironment = Extract<NonNullable<DeployedRoutesQuery['node']>, { readonly currentDeployment?: unknown }>
type Revision = NonNullable<NonNullable<OfEnvironment['currentDeployment']>['revision']>
export type KnownRoute = NonNullable<Revision['routes']>[number]

/** All routes that are deployed in an environment. */
export async function routesOf({ client, signal }: Context, environmentId: string): Promise<readonly KnownRoute[]> {
  const { node } = await client().ask(DeployedRoutes, { environmentId }, signal)
  return (node as OfEnvironment | null)?.currentDeployment?.revision?.routes ?? [] // it is one
}

/** Ids of the routes named in options. @throws {CliError} `NOT_FOUND` */
export async function routeIds(
  context: Context,
  environmentId: string,
  names: readonly string[] | undefined,
): Promise<string[] | undefined> {
  if (names === undefined) return undefined
  const routes = await routesOf(context, environmentId)
  return names.map(
    (name) => (routes.find((route) => route.name === name) ?? missing(`route "${name}"`, context, routes)).id,
  )
}

/**
 * The route that a message is sent to: by its name, or by what it reads.
 *
 * @throws {CliError} `NOT_FOUND`, `AMBIGUOUS`
 */
export function routeAt(context: Context, routes: readonly KnownRoute[], target: string): KnownRoute {
  const found = routes.filter(({ name, from }) => name === target || from.uri === target)
  const [route = missing(target.includes(':') ? `route that reads ${target}` : `route "${target}"`, context, routes)] =
    found
  if (found.length === 1) return route
  throw new CliError(`${target} is read by several routes: ${found.map(({ name }) => name).join(', ')}.`, {
    code: 'AMBIGUOUS',
    exitCode: exitCodes.USAGE,
    hint: `Name the route: routo send ${route.name}`,
  })
}

function missing(what: string, context: Context, routes: readonly KnownRoute[]): never {
  const known = routes.map(({ name, from }) => `${name} (${from.uri})`).join(', ')
  throw new CliError(`There is no ${what} in what is deployed to ${context.project()}/${context.environment()}.`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: routes.length > 0 ? `There are: ${known}.` : 'Nothing is deployed there yet: deploy with routo deploy.',
  })
}
