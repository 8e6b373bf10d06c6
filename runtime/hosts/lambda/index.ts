import { createAwsCall } from '../../endpoints/aws.ts'
import { createFiles } from '../../endpoints/file.ts'
import { createSqs } from '../../endpoints/sqs.ts'
import type { Ports, Validator } from '../../engine/ports.ts'
import type { RouteDefinition } from '../../route/functions.ts'
import { resolveOptions } from '../../route/options.ts'
import type { JsonSchema } from '../../route/route.ts'
import { type BatchResult, createBatch } from './batch.ts'
import { readEnvironment, type Variables } from './environment.ts'
import { isHttpEvent, isSqsEvent, refuse } from './event.ts'
import type { Host, InvocationContext } from './host.ts'
import type { HttpAnswer } from './http-answer.ts'
import { createProxy } from './proxy.ts'
import { createSign } from './sign.ts'

/** A route as the bundle holds it: functions in place, schemas compiled. */
export interface RouteModule {
  readonly route: RouteDefinition
  readonly validators: ReadonlyMap<JsonSchema, Validator>
}

/** What Lambda calls. */
export type Handler = (event: unknown, context: InvocationContext) => Promise<BatchResult | HttpAnswer>

/** What a test hands in for the outside world. */
export type Overrides = Partial<Pick<Host, 'fetch' | 'now' | 'sleep' | 'random' | 'write'>>

/**
 * Makes the handler of an executor: the one for the route that the environment names.
 *
 * @param routes loads the routes of the bundle; only the chosen one is loaded
 * @example export const handler = await createLambdaHandler({ StoreOrders: () => import('./store-orders.ts') }, process.env)
 */
export async function createLambdaHandler(
  routes: Readonly<Record<string, () => Promise<RouteModule>>>,
  env: Variables,
  overrides: Overrides = {},
): Promise<Handler> {
  const environment = readEnvironment(env)
  const load = Object.hasOwn(routes, environment.route) ? routes[environment.route] : undefined
  if (load === undefined) {
    const known = Object.keys(routes).join(', ')
    throw new Error(`ROUTO_ROUTE is ${environment.route}, but the bundle has ${known}: deploy the project again`)
  }
  const { route, validators } = await load()
  const outside = { ...realWorld, ...overrides }
  const call = createAwsCall({ sign: createSign(environment.aws, outside.now), ...outside })
  const host: Host = {
    route,
    options: resolveOptions(route.options),
    environment,
    sqs: createSqs(call, environment.aws),
    files: createFiles(call, environment.aws),
    validator: (schema) => validatorOf(validators, schema),
    ...outside,
  }
  return route.respond === undefined ? queueHandler(host) : requestHandler(host)
}

function queueHandler(host: Host): Handler {
  const work = createBatch(host)
  return async (event, context) =>
    isSqsEvent(event) ? work(event.Records, context) : refuse(event, host.route.name, 'a batch of SQS messages')
}

function requestHandler(host: Host): Handler {
  const answer = createProxy(host)
  return async (event, context) =>
    isHttpEvent(event)
      ? answer(event, context)
      : refuse(event, host.route.name, 'a request of API gateway (payload 2.0)')
}

const realWorld = {
  fetch: (input, init) => globalThis.fetch(input, init),
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  // Not `console.log`: with JSON log format Lambda wraps what goes through it, and metrics are found in bare lines only.
  write: (line) => process.stdout.write(line),
} satisfies Overrides

const validatorOf = (validators: RouteModule['validators'], schema: JsonSchema): ReturnType<Ports['validator']> => {
  const validator = validators.get(schema)
  if (validator === undefined)
    throw new Error('The bundle lacks the compiled form of a schema: deploy the project again')
  return validator
}
