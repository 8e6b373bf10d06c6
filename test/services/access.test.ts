import type { LookupFunction } from 'node:net'
import { afterAll, expect, test } from '@jest/globals'
import { deploymentModel } from '../../services/deployments/deployment/model.ts'
import { planModel } from '../../services/deployments/plan/model.ts'
import { redriveModel } from '../../services/metrics/dead-letters/model.ts'
import { systemCaller } from '../../services/shared/caller.ts'
import { idInEnvironment, idWithin, newId } from '../../services/shared/ids.ts'
import type { SubgraphTransport } from '../../services/shared/server/subgraph.ts'
import { type AccessTable, entitiesIn, rulesIn, schemaOf, startsIn } from '../testkit/access-rules.ts'
import {
  type Ask,
  callerNames,
  callersIn,
  expected,
  expectedOfField,
  type Result,
  type Start,
  tryField,
  tryStart,
} from '../testkit/access-walk.ts'
import { deployedIn, plannedIn } from './deployments/records.ts'
import { openDeployments } from './deployments/support.ts'
import { execution, keep, page } from './metrics/executions-support.ts'
import { letter, scriptedDataPlane } from './metrics/scripted-data-plane.ts'
import { openMetrics } from './metrics/support.ts'

/** A service, and all that is needed to try every field of it. */
interface Walk {
  readonly table: AccessTable
  readonly ask: Ask
  readonly starts: Readonly<Record<string, () => Start | Promise<Start>>>
  /** How many fields of entities it has at least. */
  readonly fields: number
}

const project = newId('prj')
const environment = idWithin('env', project)
const route = idWithin('rte', project, 'Copy')
const callers = callersIn(project, newId('prj'))

const given = { range: '{ last: "1h" }', environmentId: `"${environment}"` }

const noAddress: LookupFunction = (_host, _options, found) => found(new Error('There is no such host.'), '')
const deployments = await openDeployments({ lookup: noAddress })
const target = scriptedDataPlane()
target.letters.push(letter(1))
const metrics = await openMetrics('2026-11-21T12:00:00.000Z', undefined, target)
afterAll(() => Promise.all([deployments.close(), metrics.close()]))

await keep(metrics, environment, [execution()])
const [kept] = (await page(metrics, systemCaller('req_test'), environment, { fields: 'id' })).nodes

const deployed = deployedIn(environment, ['Copy'])
await deployments.store.collection(deploymentModel).insert(deployed)
await deployments.store.collection(planModel).insert(plannedIn(environment))

await metrics.store.collection(redriveModel).insert({
  id: idInEnvironment('rdr', environment, 'a1'),
  environmentId: environment,
  state: 'FINISHED',
  total: 1,
  isListed: true,
  maxPerSecond: 1,
  createdBy: 'Ana',
  createdAt: new Date(0),
  worker: '',
  leasedUntil: new Date(0),
})

/** An object of each entity, wherever it is kept: a service knows whose it is from the id alone. */
const ids: Readonly<Record<string, string>> = {
  Project: project,
  Environment: environment,
  Route: route,
  Revision: idWithin('rev', project, 1),
  Actor: 'acc_test',
  Deployment: deployed.id,
  DeploymentPlan: plannedIn(environment).id,
  Execution: kept.id,
  DeadLetter: idInEnvironment('dlq', environment, letter(1).id),
  Redrive: idInEnvironment('rdr', environment, 'a1'),
}

const asking =
  (execute: SubgraphTransport): Ask =>
  async (identity, query, variables = {}) => {
    const caller = { requestId: 'req_test', ...(identity && { identity }) }
    const { data, errors = [] } = await execute({ query, variables: { ...variables } }, caller)
    return { data, codes: errors.map(({ extensions }) => String(extensions?.code)) }
  }
const askDeployments = asking((request, caller) => deployments.send(caller, request.query, request.variables))

/** The only webhook of the project: those that were left over are removed. @returns its id */
async function onlyWebhook(): Promise<string> {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Project { webhooks { id } } } }'
  const { data } = await askDeployments(callers.ADMIN, query, { of: [{ __typename: 'Project', id: project }] })
  for (const { id } of data._entities[0].webhooks) {
    await askDeployments(callers.ADMIN, `mutation { webhookDelete(id: "${id}") { deletedId } }`)
  }
  const input = `{ projectId: "${project}", url: "https://hooks.example", events: ["*"] }`
  const made = await askDeployments(callers.ADMIN, `mutation { webhookCreate(input: ${input}) { webhook { id } } }`)
  return made.data.webhookCreate.webhook.id
}

const startAtWebhook = async (): Promise<Start> => {
  const id = await onlyWebhook()
  return { args: `(id: "${id}")`, id }
}

/** What keeps the work from being done, before anything is looked up. */
const TOO_LONG = `reason: "${'x'.repeat(1_001)}", idempotencyKey: "k"`

const startInEnvironment = (more: string): Start => ({
  args: `(input: { environmentId: "${environment}", ${more} ${TOO_LONG} })`,
  id: environment,
})

const startAtDeployment =
  (select?: string, more = '') =>
  (): Start => ({ args: `(id: "${deployed.id}"${more})`, id: deployed.id, ...(select !== undefined && { select }) })

const services: Readonly<Record<'deployments' | 'metrics', Walk>> = {
  deployments: {
    table: {
      'Query.deployment': 'projects:read of id',
      'Query.deployments': 'projects:read',
      'Query.deployedEnvironments': 'system',
      'Query.deployedStacks': 'system',
      'Query.deploymentsFeed': 'system',
      'Mutation.deploymentPlan': 'deployments:write of input.environmentId',
      'Mutation.deploymentCreate': 'deployments:write of input.environmentId',
      'Mutation.deploymentApprove': 'deployments:approve of id',
      'Mutation.deploymentCancel': 'deployments:cancel of id',
      'Mutation.deploymentRollback': 'deployments:write of input.environmentId',
      'Mutation.deploymentPromote': 'deployments:write of input.toEnvironmentId',
      'Mutation.environmentDestroy': 'environments:destroy of input.environmentId',
      'Mutation.stackRecover': 'deployments:approve of input.environmentId',
      'Mutation.retainedRemove': 'environments:destroy of input.environmentId',
      'Mutation.webhookCreate': 'webhooks:write of input.projectId',
      'Mutation.webhookTest': 'webhooks:write of id',
      'Mutation.webhookDelete': 'webhooks:write of id',
      'Mutation.routeTry': 'routes:try of input.projectId',
      'Mutation.deploymentsForget': 'system',
      Project: 'projects:read',
      'Project.webhooks': 'webhooks:write',
      Revision: 'projects:read',
      Environment: 'projects:read',
      'Environment.iamPolicy': 'environments:write',
      'Environment.connectTemplate': 'environments:write',
      Route: 'projects:read',
      Actor: 'signed-in',
      Deployment: 'projects:read',
      DeploymentPlan: 'projects:read',
    },
    ask: askDeployments,
    starts: {
      'Query.deployment': startAtDeployment('{ id }'),
      'Query.deployments': () => ({ args: '', select: '{ totalCount }' }),
      'Query.deployedEnvironments': () => ({ args: `(projectId: "${newId('prj')}")`, select: '' }),
      'Query.deployedStacks': () => ({ args: `(environmentId: "${environment}")`, select: '' }),
      'Query.deploymentsFeed': () => ({ args: '(limit: 1, waitMs: 0)', select: '{ place }' }),
      'Mutation.deploymentPlan': () => ({ args: `(input: { environmentId: "${environment}" })`, id: environment }),
      'Mutation.deploymentCreate': () => startInEnvironment(''),
      'Mutation.deploymentApprove': startAtDeployment(undefined, `, comment: "${'x'.repeat(1_001)}"`),
      'Mutation.deploymentCancel': startAtDeployment(undefined, `, reason: "${'x'.repeat(1_001)}"`),
      'Mutation.deploymentRollback': () => startInEnvironment(''),
      'Mutation.deploymentPromote': () => ({
        args: `(input: { fromEnvironmentId: "${environment}", toEnvironmentId: "${environment}", ${TOO_LONG} })`,
        id: environment,
      }),
      'Mutation.environmentDestroy': () => startInEnvironment('confirmName: "x", data: RETAIN'),
      'Mutation.stackRecover': () => startInEnvironment('action: RELEASE_LOCK'),
      'Mutation.retainedRemove': () => ({
        args: `(input: { environmentId: "${environment}", type: "x", physicalId: "x", data: RETAIN })`,
        id: environment,
      }),
      'Mutation.webhookCreate': () => ({
        args: `(input: { projectId: "${project}", url: "x", events: [] })`,
        id: project,
      }),
      'Mutation.webhookTest': startAtWebhook,
      'Mutation.webhookDelete': startAtWebhook,
      'Mutation.routeTry': () => ({
        args: `(input: { projectId: "${project}", routeName: "Copy", body: "" })`,
        id: project,
      }),
      'Mutation.deploymentsForget': () => ({ args: `(projectId: "${newId('prj')}")`, select: '' }),
    },
    fields: 40,
  },
  metrics: {
    table: {
      'Query.metricsFeed': 'system',
      'Query.deadLetter': 'projects:read of id',
      'Query.redrive': 'projects:read of id',
      'Query.execution': 'projects:read of id',
      'Query.trace': 'projects:read of environmentId',
      'Mutation.messageSend': 'messages:write of input.environmentId',
      'Mutation.executionReplay': 'messages:write of input.executionId',
      'Mutation.deadLetterRedrive': 'messages:write of input.environmentId',
      'Mutation.deadLetterDiscard': 'messages:write of input.environmentId',
      'Mutation.redriveCancel': 'messages:write of id',
      'Mutation.executionsRecord': 'system',
      'Mutation.countsForget': 'system',
      Project: 'projects:read',
      Environment: 'projects:read',
      Route: 'projects:read',
      Deployment: 'projects:read',
      Execution: 'projects:read',
      DeadLetter: 'projects:read',
      Redrive: 'projects:read',
      'Environment.logs': 'messages:read',
    },
    ask: asking(metrics.subgraph.execute),
    starts: {
      'Query.deadLetter': () => ({ args: `(id: "${ids.DeadLetter}")`, id: ids.DeadLetter ?? '', select: '{ id }' }),
      'Query.redrive': () => ({ args: `(id: "${ids.Redrive}")`, id: ids.Redrive ?? '', select: '{ id }' }),
      'Query.execution': () => ({ args: `(id: "${kept.id}")`, id: kept.id, select: '{ id }' }),
      'Query.trace': () => ({
        args: `(environmentId: "${environment}", ref: "m1")`,
        id: environment,
        select: '{ correlationId }',
      }),
      'Query.metricsFeed': () => ({ args: '(limit: 1, waitMs: 0)', select: '{ place }' }),
      'Mutation.messageSend': () => ({
        args: `(input: { environmentId: "${environment}", routeId: "x", body: "" })`,
        id: environment,
      }),
      'Mutation.executionReplay': () => ({ args: `(input: { executionId: "${kept.id}", headers: 1 })`, id: kept.id }),
      'Mutation.deadLetterRedrive': () => ({
        args: `(input: { environmentId: "${environment}", idempotencyKey: "k" })`,
        id: environment,
      }),
      'Mutation.deadLetterDiscard': () => ({
        args: `(input: { environmentId: "${environment}", reason: "x", idempotencyKey: "k" })`,
        id: environment,
      }),
      'Mutation.redriveCancel': () => ({ args: `(id: "${ids.Redrive}")`, id: ids.Redrive ?? '' }),
      'Mutation.executionsRecord': () => ({
        args: `(environmentId: "${environment}", deploymentId: "dep", revision: 1, memoryMb: 256, lines: [])`,
        select: '{ counted }',
      }),
      'Mutation.countsForget': () => ({ args: `(projectId: "${newId('prj')}")`, select: '' }),
    },
    fields: 6,
  },
}

/** A field whose rule holds for an id among its arguments as well. */
const pointers: Readonly<Record<string, string>> = {
  'Route.stats': environment,
  'Route.resources': environment,
  'Route.deployedRevision': environment,
  'Route.executions': environment,
  'Route.series': environment,
  'Route.stepStats': environment,
  'Route.errorGroups': environment,
  'Route.queueDepth': environment,
}

/** Where the work itself is stricter than the rule: webhooks are of the whole project, which the guest does not see. */
const isStricter = (path: string, caller: string): boolean =>
  caller === 'a guest of another environment' && /^(Mutation|Project)\.webhook(s$|Create|Test|Delete)/.test(path)

const all = Object.entries(services).map(([name, walk]) => ({ name, walk, schema: schemaOf(name) }))

test.each(all)('$name: the schema has exactly these rules', ({ walk, schema }) => {
  expect(rulesIn(schema)).toEqual(walk.table)
})

test.each(all)('$name: every start and every entity has a rule and is tried', ({ walk, schema }) => {
  expect(startsIn(schema).length).toBeGreaterThan(1)
  expect(Object.keys(walk.starts)).toEqual(startsIn(schema))
  const entities = entitiesIn(schema).map(({ name }) => name)
  expect(entities).toContain('Project')
  expect(Object.keys(walk.table)).toEqual(expect.arrayContaining([...startsIn(schema), ...entities]))
  expect(Object.keys(ids)).toEqual(expect.arrayContaining(entities))
})

const everybody = all.flatMap((service) => callerNames.map((caller) => ({ ...service, caller })))

test.each(everybody)('$name, $caller: each mutation is as its rule says', async ({ walk, caller }) => {
  const found: Record<string, Result> = {}
  const said: Record<string, Result> = {}
  for (const [path, make] of Object.entries(walk.starts)) {
    const rule = walk.table[path] ?? ''
    const start = await make()
    found[path] = await tryStart(walk.ask, callers[caller], path, start, rule.split(' of ')[1])
    said[path] = isStricter(path, caller) ? 'FORBIDDEN' : expected(rule, caller, start.id)
  }
  expect(found).toEqual(said)
})

test.each(everybody)('$name, $caller: each field of each entity is as its rule says', async (tried) => {
  const { walk, schema, caller } = tried
  const found: Record<string, Result> = {}
  const said: Record<string, Result> = {}
  for (const type of entitiesIn(schema)) {
    const id = ids[type.name] ?? ''
    for (const field of Object.values(type.getFields())) {
      const path = `${type.name}.${field.name}`
      found[path] = await tryField(walk.ask, callers[caller], type, field, id, given)
      said[path] = expectedOfField(walk.table, path, caller, id)
      const pointer = pointers[path]
      if (said[path] === 'allowed' && pointer) said[path] = expectedOfField(walk.table, path, caller, pointer)
      if (isStricter(path, caller)) said[path] = 'FORBIDDEN'
    }
  }
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(walk.fields)
  expect(found).toEqual(said)
})
