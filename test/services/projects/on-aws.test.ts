import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { environmentModel } from '../../../services/projects/environments/model.ts'
import { projectsMigrations, projectsModels } from '../../../services/projects/models.ts'
import { systemCaller } from '../../../services/shared/caller.ts'
import { openStore } from '../../../services/shared/store/open.ts'
import type { ProjectsBed } from '../../testkit/projects.ts'
import { everything, makeEnvironment, makeProject, member, openProjectsBed, PROBLEMS } from '../../testkit/projects.ts'

const ROLE = 'arn:aws:iam::123456789012:role/routo/deployer'
const EXECUTION = 'arn:aws:iam::123456789012:role/routo/execution'
const BOUNDARY = 'arn:aws:iam::123456789012:policy/routo/boundary'

let bed: ProjectsBed
let projectId: string

beforeAll(async () => {
  bed = await openProjectsBed()
  projectId = await makeProject(bed, 'orders')
})
afterAll(() => bed.close())

const onAws = (name: string, more: object = {}, project = projectId) =>
  makeEnvironment(bed, project, name, { target: 'AWS', region: 'eu-central-1', ...more })

const asSystem = async (query: string) => (await bed.ask(systemCaller('x').identity, query)).data
const placeOf = async (id: string) => (await asSystem(`{ awsPlace(environmentId: "${id}") }`)).awsPlace
const externalIdOf = (id: string, identity = everything) =>
  bed.ask(identity, `{ node(id: "${id}") { ... on Environment { externalId } } }`)

const SET = `mutation ($input: EnvironmentAwsSetInput!) { environmentAwsSet(input: $input) {
  environment { target { kind region roleArn executionRoleArn boundaryArn } } ${PROBLEMS} } }`
const set = async (input: object) => (await bed.ask(everything, SET, { input })).data.environmentAwsSet

test('services learn where an environment is on AWS, with the roles that it is deployed in', async () => {
  const id = await onAws('prod', { roleArn: ROLE, executionRoleArn: EXECUTION, boundaryArn: BOUNDARY, protected: true })
  const place = await placeOf(id)
  expect(place).toEqual({
    environmentId: id,
    project: 'orders',
    environment: 'prod',
    region: 'eu-central-1',
    externalId: expect.stringMatching(/^routo-[0-9a-f]{48}$/),
    serverCredentials: true,
    roleArn: ROLE,
    executionRoleArn: EXECUTION,
    boundaryArn: BOUNDARY,
    protected: true,
  })
  expect((await asSystem(`{ deployable(environmentId: "${id}") }`)).deployable.aws).toEqual(place)
})

test('a local environment is nowhere on AWS', async () => {
  const id = await makeEnvironment(bed, projectId, 'here')
  expect(await placeOf(id)).toBeNull()
  expect((await externalIdOf(id)).data.node).toEqual({ externalId: null })
  expect((await asSystem('{ awsPlaces }')).awsPlaces.map(({ environmentId }: never) => environmentId)).not.toContain(id)
})

test('the environments of a project share an external id, which is another one in every project', async () => {
  const first = await onAws('one')
  const second = await onAws('two', { region: 'us-gov-west-1' })
  const other = await onAws('one', {}, await makeProject(bed, 'other'))
  const ids = await Promise.all([first, second, other].map(async (id) => (await placeOf(id)).externalId))
  expect(ids[0]).toBe(ids[1])
  expect(ids[2]).not.toBe(ids[0])
  const places = (await asSystem('{ awsPlaces }')).awsPlaces
  expect(places).toEqual(expect.arrayContaining([await placeOf(first), await placeOf(second), await placeOf(other)]))
})

test('the external id is for those who manage environments', async () => {
  const id = await onAws('secretive')
  const admin = await externalIdOf(id, member('ada', { [projectId]: 'ADMIN' }))
  expect(admin.data.node.externalId).toBe((await placeOf(id)).externalId)
  const developer = await externalIdOf(id, member('dev', { [projectId]: 'DEVELOPER' }))
  expect(developer).toMatchObject({ data: { node: { externalId: null } }, codes: ['FORBIDDEN'] })
})

test('roles can be set later, one by one, and be taken away', async () => {
  const id = await onAws('later')
  expect(await set({ environmentId: id, roleArn: ROLE, boundaryArn: BOUNDARY })).toEqual({
    environment: {
      target: { kind: 'AWS', region: 'eu-central-1', roleArn: ROLE, executionRoleArn: null, boundaryArn: BOUNDARY },
    },
    userErrors: [],
  })
  const { externalId } = await placeOf(id)
  await set({ environmentId: id, executionRoleArn: EXECUTION, boundaryArn: null })
  const after = await placeOf(id)
  expect(after).toMatchObject({ roleArn: ROLE, executionRoleArn: EXECUTION, externalId })
  expect(after).not.toHaveProperty('boundaryArn')
})

test('what was planned before the roles changed is stale, as after any change of the configuration', async () => {
  const id = await onAws('versioned')
  const version = async () => (await asSystem(`{ deployable(environmentId: "${id}") }`)).deployable.configVersion
  const before = await version()
  await set({ environmentId: id, roleArn: ROLE })
  expect(await version()).toBe(before + 1)
})

test('roles that are none are refused, all at once, and nothing is changed', async () => {
  const id = await onAws('refusing', { roleArn: ROLE })
  const { environment, userErrors } = await set({
    environmentId: id,
    roleArn: BOUNDARY,
    executionRoleArn: 'x',
    boundaryArn: EXECUTION,
  })
  expect(environment).toBeNull()
  expect(userErrors.map(({ field }: { field: string[] }) => field.at(-1))).toEqual([
    'roleArn',
    'executionRoleArn',
    'boundaryArn',
  ])
  expect((await placeOf(id)).roleArn).toBe(ROLE)
})

test('a local environment takes no roles', async () => {
  const id = await makeEnvironment(bed, projectId, 'roleless')
  expect((await set({ environmentId: id, roleArn: ROLE })).userErrors).toMatchObject([
    { code: 'INVALID', field: ['input', 'environmentId'] },
  ])
})

test('environments of an earlier release find their region, and get an external id', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-older-'))
  const older = await openStore({ dataDir, service: 'projects', models: projectsModels })
  const record = {
    id: 'env_k3v9x2m4q8p1_a7c2e9f0',
    projectId: 'prj_k3v9x2m4q8p1',
    name: 'prod',
    protected: false,
    createdAt: new Date(0),
    variables: {},
    secrets: {},
    configVersion: 0,
  }
  const target = { kind: 'AWS', region: 'eu-west-1', roleArn: ROLE } as const
  await older.collection(environmentModel).insert({ ...record, target })
  await older.close()
  const newer = await openStore({
    dataDir,
    service: 'projects',
    models: projectsModels,
    migrations: projectsMigrations,
  })
  expect(await newer.collection(environmentModel).get(record.id)).toMatchObject({
    region: 'eu-west-1',
    target: { kind: 'AWS', roleArn: ROLE, externalId: expect.stringMatching(/^routo-/) },
  })
  await newer.close()
  await rm(dataDir, { recursive: true })
})

test("the server's own credentials are for environments of the owner of the installation", async () => {
  const admin = member('ada', { [projectId]: 'ADMIN' })
  const made = `mutation ($input: EnvironmentCreateInput!) { environmentCreate(input: $input) { environment { id } ${PROBLEMS} } }`
  const input = { projectId, name: 'of-ada', target: 'AWS', region: 'eu-central-1' }
  const { id } = (await bed.ask(admin, made, { input })).data.environmentCreate.environment
  expect(await placeOf(id)).not.toHaveProperty('serverCredentials')
  await bed.ask(admin, SET, { input: { environmentId: id, boundaryArn: BOUNDARY } })
  expect(await placeOf(id)).not.toHaveProperty('serverCredentials')
  await set({ environmentId: id, boundaryArn: null })
  expect(await placeOf(id)).toMatchObject({ serverCredentials: true })
})
