import { createAws } from '../../endpoints/aws.ts'
import { prepare } from '../../engine/execute.ts'
import type { RouteDefinition } from '../../route/functions.ts'
import { resolveOptions } from '../../route/options.ts'
import { type HostEnvironment, readEnvironment, type Variables } from './environment.ts'
import type { Handler, Outside, RouteModule } from './host.ts'
import { leanTransport } from './lean.ts'
import { readSecrets } from './secrets.ts'
import { createSign } from './sign.ts'

/**
 * Makes the handler of an executor: the one for the route that the environment names.
 *
 * @param routes loads the routes of the bundle; only the chosen one is loaded
 * @example export const handler = await createLambdaHandler(new Map([['Store', () => import('./store.ts')]]), process.env)
 */
export async function createLambdaHandler(
  routes: ReadonlyMap<string, () => Promise<RouteModule>>,
  env: Variables,
  overrides: Partial<Outside> = {},
): Promise<Handler> {
  const environment = readEnvironment(env)
  const load = routes.get(environment.route)
  if (load === undefined) {
    const known = [...routes.keys()].join(', ')
    throw new Error(`ROUTO_ROUTE is ${environment.route}, but the bundle has ${known}: deploy the project again`)
  }
  const outside = { ...realWorld, ...overrides }
  const aws = createAws(environment.aws.endpoints, { sign: createSign(environment.aws, outside.now), ...outside })
  const [{ route: written, makers, validators, ways, serve }, secrets] = await Promise.all([
    load(),
    readSecrets(aws, env),
  ])
  const route = withDefaults(written, environment)
  return serve({
    route,
    validators,
    ways,
    execute: prepare(route, makers),
    options: resolveOptions(route),
    environment: { ...environment, variables: { ...environment.variables, ...secrets } },
    aws: { ...aws, queues: leanTransport(env) },
    ...outside,
  })
}

/** A route whose author says nothing of payloads does what is usual on its target. */
function withDefaults(route: RouteDefinition, { capturesPayloads }: HostEnvironment): RouteDefinition {
  return { ...route, options: { capturePayloads: capturesPayloads, ...route.options } }
}

const realWorld: Outside = {
  fetch: (input, init) => globalThis.fetch(input, init),
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  // Not `console.log`: with JSON log format Lambda wraps what goes through it, and metrics are found in bare lines only. Bound
  // before the code of users is there, some of which puts a function of its own in its place.
  write: process.stdout.write.bind(process.stdout),
}
