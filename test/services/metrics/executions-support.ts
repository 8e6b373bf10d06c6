import type { ExecutionResult } from 'graphql'
import type { Execution } from '../../../runtime/engine/execution.ts'
import { invocationLines } from '../../../runtime/telemetry/invocation-line.ts'
import { type Caller, type Grant, systemCaller } from '../../../services/shared/caller.ts'
import { idWithin, newId } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { type OpenMetrics, record } from './support.ts'

/** A project nobody has used yet, with two environments and people. */
export function newProject() {
  const project = newId('prj')
  const [staging, production] = [idWithin('env', project), idWithin('env', project)]
  const as = (role: Grant['role']): Caller => {
    const { identity, ...caller } = userWith({ [project]: { role } })
    return { ...caller, ...(identity && { identity: { ...identity, accountId: `acc_${role}_${project}` } }) }
  }
  const routeId = (name: string) => idWithin('rte', project, name)
  return { project, staging, production, viewer: as('VIEWER'), operator: as('OPERATOR'), routeId }
}

export const START = Date.parse('2026-11-21T11:58:00.000Z')

/** A record as an executor writes it: of `m1`, put into the queue one second after `START`, taken 20 ms later. */
export function execution(change: Partial<Execution> = {}): Execution {
  const { messageId = 'm1', sentAt = START + 1_000 } = change
  return {
    route: 'StoreOrders',
    messageId,
    correlationId: messageId,
    traceparent: `00-059f36b487a344ab83d2661975830a7d-${spanOf(messageId)}-01`,
    parentSpanId: '0000000000000000',
    hops: 0,
    attempt: 1,
    isReplay: false,
    sentAt,
    startedAt: sentAt + 20,
    durationMs: 5,
    outcome: 'succeeded',
    spans: [{ step: 0, kind: 'process', calls: 1, errors: 0, durationMs: 4 }],
    sent: {},
    bytesIn: 2,
    bytesOut: 0,
    capture: { body: '{}' },
    ...change,
  }
}

/** A span of its own for each name. */
export const spanOf = (name: string): string => Buffer.from(name.padEnd(8)).subarray(0, 8).toString('hex')

export const failure = {
  name: 'PermanentError',
  message: 'order 4711 has no "customer"',
  code: 'BAD_ORDER',
  retryable: false,
  step: 0,
  stack: [
    'PermanentError: order 4711 has no "customer"',
    '    at parse (file:///var/task/node_modules/zod/index.js:9:1)',
    `    at storeOrders (file:///data/code/${'a1'.repeat(32)}/processors.ts:12:9)`,
  ].join('\n'),
}

/** Lines of one invocation of a route. */
export function lines(
  executions: readonly Execution[],
  {
    source = 'queue:OrdersJSONQueue',
    batchId = newId('exe'),
  }: { readonly source?: string; readonly batchId?: string } = {},
): readonly unknown[] {
  const route = executions[0]?.route ?? ''
  const place = { project: 'acme', environment: 'staging', route, source, batchId, timestamp: START, coldStart: false }
  const notStarted = { count: 0, firstAttempts: 0 }
  return invocationLines({ ...place, executions, notStarted }).map((line): unknown => JSON.parse(line))
}

/** Keeps executions of one invocation. */
export const keep = (
  metrics: OpenMetrics,
  environmentId: string,
  executions: readonly Execution[],
  source?: string,
): Promise<unknown> => record(metrics, environmentId, lines(executions, source === undefined ? {} : { source }))

// biome-ignore lint/suspicious/noExplicitAny: tests read deep into answers
type Data = any

/** Asks, and fails with what went wrong. */
export async function query(metrics: OpenMetrics, caller: Caller, text: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await tryQuery(metrics, caller, text, variables)
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  return data
}

export const tryQuery = (
  { subgraph }: OpenMetrics,
  caller: Caller,
  query: string,
  variables: object = {},
): Promise<ExecutionResult> => Promise.resolve(subgraph.execute({ query, variables: { ...variables } }, caller))

/** A page of executions of an environment. */
export async function page(
  metrics: OpenMetrics,
  caller: Caller,
  environmentId: string,
  { fields = 'messageId', ...args }: { readonly fields?: string; readonly [argument: string]: unknown } = {},
): Promise<Data> {
  const text = `query ($of: [_Any!]!, $first: Int, $after: String, $filter: ExecutionFilter) {
    _entities(representations: $of) { ... on Environment {
      executions(first: $first, after: $after, filter: $filter) {
        nodes { ${fields} } pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    } }
  }`
  const of = [{ __typename: 'Environment', id: environmentId }]
  const { _entities } = await query(metrics, caller, text, { first: 20, ...args, of })
  return _entities[0]?.executions
}

/** What whoever follows is told. */
export interface Told {
  readonly type: string
  readonly environmentId: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What is told from a place on; waits for it, though not for ever. @param from left out: the present place, and nothing more */
export async function followed(
  metrics: OpenMetrics,
  from?: number,
): Promise<{ readonly place: number; readonly events: readonly Told[] }> {
  const text = 'query ($from: Float) { metricsFeed(from: $from, limit: 100, waitMs: 1000) { place events } }'
  return (await query(metrics, systemCaller('x'), text, { from })).metricsFeed
}
