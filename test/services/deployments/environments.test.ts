import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { deploymentModel } from '../../../services/deployments/deployment/model.ts'
import { environmentModel } from '../../../services/deployments/environment/model.ts'
import { deploymentsModels } from '../../../services/deployments/service.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import type { Stored } from '../../../services/shared/store/collection.ts'
import type { Model } from '../../../services/shared/store/store.ts'
import { everything, makeEnvironment, member } from '../../testkit/projects.ts'
import { CREATE, create, makeDeployable, newKey, openBed, push, ROUTES, until } from './bed.ts'

const bed = await openBed()
afterAll(() => bed.close())
beforeEach(() => {
  bed.driver.script = {}
  bed.driver.calls.length = 0
})

const DEPLOYMENT = 'deployment { id kind number state } userErrors { code field message hint }'
const mutate =
  (name: string, type: string) =>
  async (input: object, identity = everything) => {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${DEPLOYMENT} } }`
    return (await bed.ask(identity, query, { input: { idempotencyKey: newKey(), ...input } })).data?.[name]
  }
const rollBack = mutate('deploymentRollback', 'DeploymentRollbackInput')
const promote = mutate('deploymentPromote', 'DeploymentPromoteInput')
const destroy = mutate('environmentDestroy', 'EnvironmentDestroyInput')
const recover = mutate('stackRecover', 'StackRecoverInput')

async function deploy(environmentId: string, more: object = {}): Promise<string> {
  const { id } = await create(bed, { environmentId, ...more })
  await until(bed, id, 'SUCCEEDED')
  return id
}

async function configure(environmentId: string, secrets: object, variables: object = {}): Promise<void> {
  const set = 'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { code } } }'
  await bed.projects.must(set, { input: { environmentId, secrets, variables } })
}

async function ofEnvironment(id: string, fields: string, identity = everything) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment { ${fields} } } }`
  return (await bed.ask(identity, query, { of: [{ __typename: 'Environment', id }] })).data?._entities[0]
}

test('a rollback deploys the revision and the configuration that a deployment had', async () => {
  const { environmentId, projectId, revisionId } = await makeDeployable(bed)
  await configure(environmentId, { KEY: 'first-secret' }, { REGION: 'eu' })
  const first = await deploy(environmentId)
  await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Elsewhere'"))
  await configure(environmentId, { KEY: 'second-secret' }, { REGION: 'us' })
  const second = await deploy(environmentId)
  expect((await until(bed, first, 'SUCCEEDED', 'canRollbackTo')).canRollbackTo).toBe(true)
  expect((await until(bed, second, 'SUCCEEDED', 'canRollbackTo')).canRollbackTo).toBe(false)

  const { deployment } = await rollBack({ environmentId, reason: 'it was better' })
  const done = await until(bed, deployment.id, 'SUCCEEDED', 'rollbackOf { id } revision { id }')
  expect(done).toMatchObject({ kind: 'ROLLBACK', rollbackOf: { id: first }, revision: { id: revisionId } })
  const release = bed.driver.releases.at(-1)
  expect(release).toMatchObject({ revision: 1, secrets: { KEY: 'first-secret' }, deploymentId: deployment.id })
  expect(release?.stacks[0]?.text).toContain('"REGION":"eu"')
  expect((await ofEnvironment(environmentId, 'currentDeployment { id }')).currentDeployment.id).toBe(deployment.id)

  const further = await rollBack({ environmentId, steps: 2 })
  expect((await until(bed, further.deployment.id, 'SUCCEEDED', 'rollbackOf { id }')).rollbackOf.id).toBe(first)
})

test('to what never succeeded, is deployed now, or is elsewhere, nothing goes back', async () => {
  const { environmentId, projectId } = await makeDeployable(bed)
  expect((await rollBack({ environmentId })).userErrors).toMatchObject([{ code: 'NOT_ROLLBACKABLE' }])
  const first = await deploy(environmentId)
  await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Elsewhere'"))
  bed.driver.script = { fails: { logicalId: 'Elsewhere', reason: 'no' } }
  const failed = (await create(bed, { environmentId })).id
  await until(bed, failed, 'ROLLED_BACK')
  bed.driver.script = {}
  const elsewhere = await makeEnvironment(bed.projects, projectId, 'other')
  const there = await deploy(elsewhere)
  const codes = async (input: object) =>
    (await rollBack({ environmentId, ...input })).userErrors.map(({ code }: { code: string }) => code)
  expect(await codes({ toDeploymentId: first })).toEqual(['NOT_ROLLBACKABLE'])
  expect(await codes({ toDeploymentId: failed })).toEqual(['NOT_ROLLBACKABLE'])
  expect(await codes({ toDeploymentId: there })).toEqual(['NOT_FOUND'])
  expect(await codes({ steps: 1 })).toEqual(['NOT_ROLLBACKABLE'])
  expect(await codes({ steps: 0 })).toEqual(['INVALID'])
  expect(await codes({ steps: 1, toDeploymentId: first })).toEqual(['INVALID'])
})

test('a promotion takes the revision on, with the configuration of where it goes', async () => {
  const { environmentId: dev, projectId, revisionId } = await makeDeployable(bed)
  const prod = await makeEnvironment(bed.projects, projectId, 'prod', { promotesFrom: dev })
  const aside = await makeEnvironment(bed.projects, projectId, 'aside')
  const input = { fromEnvironmentId: dev, toEnvironmentId: prod }
  expect((await promote(input)).userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'fromEnvironmentId'] }])
  await configure(prod, { KEY: 'of prod' })
  const origin = await deploy(dev)
  await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Later'"))
  const { deployment } = await promote(input)
  const done = await until(bed, deployment.id, 'SUCCEEDED', 'promotedFrom { id } revision { id }')
  expect(done).toMatchObject({ kind: 'PROMOTE', promotedFrom: { id: origin }, revision: { id: revisionId } })
  expect(bed.driver.releases.at(-1)).toMatchObject({ environment: 'prod', secrets: { KEY: 'of prod' }, revision: 1 })
  expect((await promote({ ...input, toEnvironmentId: aside })).userErrors).toMatchObject([
    { code: 'INVALID', message: 'aside does not take what is deployed there.' },
  ])
})

test('what is destroyed is gone, the environment stays, and can be deployed to again', async () => {
  const { environmentId } = await makeDeployable(bed)
  await deploy(environmentId)
  const input = { environmentId, data: 'RETAIN' }
  expect((await destroy({ ...input, confirmName: 'prod' })).userErrors).toMatchObject([
    { code: 'DESTROY_NOT_CONFIRMED', field: ['input', 'confirmName'], hint: expect.stringContaining('dev') },
  ])
  const { deployment } = await destroy({ ...input, confirmName: 'dev' })
  const done = await until(
    bed,
    deployment.id,
    'SUCCEEDED',
    'revision { id } plan { id } canRollbackTo timeline { phase }',
  )
  expect(done).toMatchObject({ kind: 'DESTROY', revision: null, plan: null, canRollbackTo: false })
  expect(await ofEnvironment(environmentId, 'currentDeployment { id } urls { url } stacks { name }')).toEqual({
    currentDeployment: null,
    urls: [],
    stacks: [],
  })
  const again = await deploy(environmentId)
  expect((await ofEnvironment(environmentId, 'currentDeployment { id }')).currentDeployment.id).toBe(again)
})

test('a lock says who holds it; released, another worker goes on, and the first one has no effect any more', async () => {
  const { environmentId } = await makeDeployable(bed)
  expect((await recover({ environmentId, action: 'RELEASE_LOCK' })).userErrors).toMatchObject([{ code: 'CONFLICT' }])
  const gate = Promise.withResolvers<void>()
  bed.driver.script = { pauses: { method: 'upload', until: gate.promise } }
  const { id } = await create(bed, { environmentId })
  while (!bed.driver.calls.includes('upload')) await new Promise((resolve) => setTimeout(resolve, 5))
  const { lock } = await ofEnvironment(environmentId, 'lock { heldBy { id } since expiresAt }')
  expect(lock).toMatchObject({ heldBy: { id }, since: expect.any(String) })
  const holder = async () => (await bed.store.collection(environmentModel).get(environmentId))?.holder
  const first = await holder()
  const released = await recover({ environmentId, action: 'RELEASE_LOCK' })
  expect(released).toMatchObject({ deployment: { id }, userErrors: [] })
  expect(await holder()).not.toBe(first)
  gate.resolve()
  await until(bed, id, 'SUCCEEDED')
  expect([...bed.driver.operations.keys()].filter((token) => token === id)).toHaveLength(1)
})

test('a rollback that stopped half way is taken up again', async () => {
  const { environmentId } = await makeDeployable(bed)
  await deploy(environmentId)
  const { deployment } = await recover({ environmentId, action: 'CONTINUE_ROLLBACK', resourcesToSkip: ['InPolicy'] })
  expect(await until(bed, deployment.id, 'SUCCEEDED')).toMatchObject({ kind: 'RECOVER' })
  expect(bed.driver.operations.get(deployment.id)?.kind).toBe('recover')
  expect((await ofEnvironment(environmentId, 'currentDeployment { number }')).currentDeployment.number).toBe(1)
})

test('whoever is admitted to one environment sees nothing of what is done in the others', async () => {
  const { environmentId: dev, projectId, revisionId } = await makeDeployable(bed)
  const prod = await makeEnvironment(bed.projects, projectId, 'prod')
  const [inDev, inProd] = [await deploy(dev), await deploy(prod)]
  const guest = member('guest', { [projectId]: { role: 'OWNER', environments: [dev] } })
  const seen = async (query: string, variables: object) => bed.ask(guest, query, variables)
  const of = [
    { __typename: 'Project', id: projectId },
    { __typename: 'Revision', id: revisionId },
    { __typename: 'Environment', id: prod },
    { __typename: 'Deployment', id: inProd },
  ]
  const { data } = await seen(
    `query ($of: [_Any!]!, $dev: ID!, $prod: ID!) {
      one: deployment(id: $dev) { id } other: deployment(id: $prod) { id }
      deployments { totalCount nodes { id } }
      _entities(representations: $of) {
        ... on Project { deployments { totalCount nodes { id } } }
        ... on Revision { ofRevision: deployments { id } }
        ... on Environment { id }
        ... on Deployment { id }
      } }`,
    { of, dev: inDev, prod: inProd },
  )
  const mine = { totalCount: 1, nodes: [{ id: inDev }] }
  expect(data).toEqual({
    one: { id: inDev },
    other: null,
    deployments: mine,
    _entities: [{ deployments: mine }, { ofRevision: [{ id: inDev }] }, null, null],
  })
  const cancel = 'mutation ($id: ID!) { deploymentCancel(id: $id) { userErrors { code field } } }'
  expect((await seen(cancel, { id: inProd })).data.deploymentCancel.userErrors).toEqual([
    { code: 'NOT_FOUND', field: ['id'] },
  ])
  const input = { environmentId: prod, idempotencyKey: newKey() }
  expect((await seen(CREATE, { input })).data.deploymentCreate.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect((await promote({ fromEnvironmentId: prod, toEnvironmentId: dev }, guest)).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'fromEnvironmentId'] },
  ])
})

test('lists are walked page by page, the newest first, and filtered', async () => {
  const { environmentId, projectId } = await makeDeployable(bed)
  const ids = [await deploy(environmentId), await deploy(environmentId), await deploy(environmentId)].reverse()
  const page = async (first: number, after?: string) =>
    (
      await bed.must(
        `query ($environmentId: ID, $first: Int, $after: String) { deployments(first: $first, after: $after, filter: { environmentId: $environmentId }) {
           totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { environmentId, first, after },
      )
    ).deployments
  const one = await page(2)
  const two = await page(2, one.pageInfo.endCursor)
  expect([one.totalCount, one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([3, true, false])
  expect([...one.nodes, ...two.nodes].map(({ id }: { id: string }) => id)).toEqual(ids)
  const { deployments } = await bed.must(
    `query ($projectId: ID) { deployments(filter: { projectId: $projectId, state: [FAILED], kind: [DEPLOY] }) { totalCount } }`,
    { projectId },
  )
  expect(deployments.totalCount).toBe(0)

  const walked: string[] = []
  let after: string | undefined
  do {
    const { events } = await until(
      bed,
      ids[2] ?? '',
      'SUCCEEDED',
      `events(first: 7${after === undefined ? '' : `, after: "${after}"`}) { nodes { id } pageInfo { hasNextPage endCursor } }`,
    )
    walked.push(...events.nodes.map(({ id }: { id: string }) => id))
    after = events.pageInfo.hasNextPage ? events.pageInfo.endCursor : undefined
  } while (after !== undefined)
  expect(walked).toEqual([...new Set(walked)].sort())
  expect(walked.length).toBeGreaterThan(10)
})

test('a secret goes to the target, and stands nowhere else', async () => {
  const canary = 'canary-that-must-not-sing'
  const { environmentId } = await makeDeployable(bed)
  await configure(environmentId, { KEY: canary }, { REGION: 'in-the-open' })
  bed.driver.script = { fails: { logicalId: 'InPolicy', reason: 'no' } }
  const { id } = await create(bed, { environmentId })
  const shown = await until(
    bed,
    id,
    'ROLLED_BACK',
    `failure { message explanation nextActions { mutation } } plan { template policies { message } }
     changes { properties { before after } } events { nodes { message data } }`,
  )
  expect(bed.driver.releases.at(-1)?.secrets).toEqual({ KEY: canary })
  const kept = await Promise.all(
    deploymentsModels.map((model) => bed.store.collection(model as Model<Stored>).find({ limit: 10_000 })),
  )
  const written = JSON.stringify([shown, kept, bed.audited, bed.logged, bed.driver.releases.at(-1)?.stacks])
  expect(written).not.toContain(canary)
  expect(written).not.toContain(Buffer.from(canary).toString('base64').slice(0, 16))
  // What is not secret is found, so the search would have found the secret.
  expect(written).toContain('in-the-open')
})

test('of a project that is gone what is deployed is removed, and then everything is forgotten', async () => {
  const { environmentId, projectId } = await makeDeployable(bed)
  const id = await deploy(environmentId)
  const system = systemCaller('x').identity
  const query = 'query ($projectId: ID!) { deployedEnvironments(projectId: $projectId) }'
  const inUse = async () => (await bed.ask(system, query, { projectId })).data.deployedEnvironments
  expect(await inUse()).toEqual([environmentId])
  const forget = async () =>
    (await bed.ask(system, 'mutation ($id: ID!) { deploymentsForget(projectId: $id) }', { id: projectId })).codes
  expect(await forget()).toEqual(['INTERNAL'])
  while ((await inUse()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await bed.driver.describe(environmentId)).toEqual([])
  expect(await forget()).toEqual([])
  expect(await bed.store.collection(deploymentModel).get(id)).toBeUndefined()
  expect(await forget()).toEqual([])
})

test('everything that was done is in the audit log, with who and why', async () => {
  bed.audited.length = 0
  const { environmentId, projectId } = await makeDeployable(bed)
  const id = await deploy(environmentId, { reason: 'a release' })
  await destroy({ environmentId, confirmName: 'dev', data: 'RETAIN' })
  expect(bed.audited).toMatchObject([
    {
      action: 'deploymentCreate',
      projectId,
      subjectId: id,
      after: { environment: 'dev', number: 1, kind: 'DEPLOY', revision: 1, reason: 'a release' },
    },
    { action: 'environmentDestroy', projectId, after: { number: 2, kind: 'DESTROY' } },
  ])
})

test('a service that is closed lets go of what it is doing, and another one goes on', async () => {
  const own = await openBed()
  const { environmentId } = await makeDeployable(own)
  own.driver.script = { holds: true }
  const { id } = await create(own, { environmentId })
  while (own.driver.operations.size === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await own.restart()
  own.driver.finish()
  await until(own, id, 'SUCCEEDED')
  expect([...own.driver.operations.keys()]).toEqual([id])
  await own.close()
})
