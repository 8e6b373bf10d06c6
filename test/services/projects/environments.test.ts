import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  everything,
  makeEnvironment,
  makeProject,
  member,
  openProjectsBed,
  PROBLEMS,
  type ProjectsBed,
} from '../../testkit/projects.ts'

let bed: ProjectsBed
let projectId: string

beforeAll(async () => {
  bed = await openProjectsBed()
  projectId = await makeProject(bed, 'orders')
})
afterAll(() => bed.close())

const CREATE = `mutation($input: EnvironmentCreateInput!) {
  environmentCreate(input: $input) {
    environment { id name protected target { kind region roleArn } promotesFrom { name } variables { name value } secrets { name digest } }
    replayed ${PROBLEMS}
  }
}`
const SET = `mutation($input: ConfigSetInput!) {
  environmentConfigSet(input: $input) {
    environment { variables { name value } secrets { name digest updatedBy { name } } } ${PROBLEMS}
  }
}`
const CONFIG = `query($id: ID!) { node(id: $id) { ... on Environment { variables { name value } secrets { name digest } } } }`

const create = async (input: object) =>
  (await bed.ask(everything, CREATE, { input: { projectId, target: 'LOCAL', ...input } })).data.environmentCreate
const set = async (environmentId: string, input: object) =>
  (await bed.ask(everything, SET, { input: { environmentId, ...input } })).data.environmentConfigSet

test('an environment on AWS has a region, and a role where one is given', async () => {
  const roleArn = 'arn:aws:iam::123456789012:role/routo/deployer'
  const { environment, userErrors } = await create({
    name: 'prod',
    target: 'AWS',
    region: 'eu-central-1',
    roleArn,
    protected: true,
  })
  expect(userErrors).toEqual([])
  expect(environment).toMatchObject({
    name: 'prod',
    protected: true,
    target: { kind: 'AWS', region: 'eu-central-1', roleArn },
  })
})

test.each([
  ['a name with capital letters', { name: 'Prod' }, ['name']],
  ['a name of one letter', { name: 'p' }, ['name']],
  ['AWS without a region', { name: 'aws', target: 'AWS' }, ['region']],
  ['a region that is none', { name: 'aws', target: 'AWS', region: 'Frankfurt' }, ['region']],
  ['a role that is none', { name: 'aws', target: 'AWS', region: 'eu-west-1', roleArn: 'deployer' }, ['roleArn']],
  ['a local one with a region and a role', { name: 'loc', region: 'eu-west-1', roleArn: 'x' }, ['region', 'roleArn']],
  ['everything at once', { name: '?', target: 'AWS', roleArn: 'x' }, ['name', 'region', 'roleArn']],
])('%s is refused', async (_what, input, fields) => {
  const { environment, userErrors } = await create(input)
  expect(environment).toBeNull()
  expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, ...field])).toEqual(
    fields.map((field) => ['INVALID', 'input', field]),
  )
})

test('a name is taken once in its project', async () => {
  await makeEnvironment(bed, projectId, 'staging')
  expect((await create({ name: 'staging' })).userErrors).toMatchObject([
    { code: 'NAME_TAKEN', field: ['input', 'name'] },
  ])
  const other = await makeProject(bed, 'other')
  expect(await makeEnvironment(bed, other, 'staging')).toMatch(/^env_/)
})

test('the same idempotency key makes one environment', async () => {
  const first = await create({ name: 'once', idempotencyKey: 'environment' })
  expect(await create({ name: 'once', idempotencyKey: 'environment' })).toEqual({ ...first, replayed: true })
})

test('what an environment comes from is of the same project', async () => {
  const staging = await makeEnvironment(bed, projectId, 'before-prod')
  expect((await create({ name: 'after', promotesFrom: staging })).environment.promotesFrom).toEqual({
    name: 'before-prod',
  })
  const foreign = await makeEnvironment(bed, await makeProject(bed, 'foreign'), 'staging')
  expect((await create({ name: 'wrong', promotesFrom: foreign, copyConfigFrom: foreign })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'promotesFrom'] },
    { code: 'NOT_FOUND', field: ['input', 'copyConfigFrom'] },
  ])
})

test('a project has at most 50 environments', async () => {
  const crowded = await makeProject(bed, 'crowded')
  for (let index = 0; index < 50; index++) await makeEnvironment(bed, crowded, `env-${index}`)
  expect((await create({ projectId: crowded, name: 'too-many' })).userErrors).toMatchObject([
    { code: 'LIMIT_EXCEEDED' },
  ])
})

test('variables can be read, and of secrets only that they are set', async () => {
  const id = await makeEnvironment(bed, projectId, 'configured')
  const done = await set(id, { variables: { REGION: 'eu', EMPTY: '' }, secrets: { API_KEY: 'hunter2-hunter2' } })
  expect(done).toEqual({
    environment: {
      variables: [
        { name: 'EMPTY', value: '' },
        { name: 'REGION', value: 'eu' },
      ],
      secrets: [{ name: 'API_KEY', digest: expect.stringMatching(/^[0-9a-f]{32}$/), updatedBy: { name: 'Olga' } }],
    },
    userErrors: [],
  })
  const after = await set(id, { variables: { REGION: 'us' }, unset: ['EMPTY', 'API_KEY', 'NEVER_SET'] })
  expect(after.environment).toEqual({ variables: [{ name: 'REGION', value: 'us' }], secrets: [] })
})

test('a name that was a variable and is set as a secret is a secret only, and back', async () => {
  const id = await makeEnvironment(bed, projectId, 'changing-kind')
  await set(id, { variables: { NAME: 'open' } })
  expect((await set(id, { secrets: { NAME: 'closed' } })).environment).toMatchObject({
    variables: [],
    secrets: [{ name: 'NAME' }],
  })
  expect((await set(id, { variables: { NAME: 'open' } })).environment).toMatchObject({
    variables: [{ name: 'NAME' }],
    secrets: [],
  })
})

test.each([
  ['no object', { variables: ['REGION'] }, ['input', 'variables']],
  ['a value that is no text', { variables: { LIMIT: 3 } }, ['input', 'variables', 'LIMIT']],
  ['null as a value', { secrets: { API_KEY: null } }, ['input', 'secrets', 'API_KEY']],
  ['a name that functions cannot have', { secrets: { 'api-key': 'x' } }, ['input', 'secrets', 'api-key']],
  ['a name of Lambda', { variables: { AWS_REGION: 'x' } }, ['input', 'variables', 'AWS_REGION']],
  ['a name of routo', { variables: { ROUTO_SECRET: 'x' } }, ['input', 'variables', 'ROUTO_SECRET']],
  ['an operator for a name', { variables: { $set: 'x' } }, ['input', 'variables', '$set']],
  ['a path for a name', { variables: { 'a.b': 'x' } }, ['input', 'variables', 'a.b']],
  ['both a variable and a secret', { variables: { BOTH: 'x' }, secrets: { BOTH: 'y' } }, ['input', 'secrets', 'BOTH']],
  ['set and unset', { variables: { BOTH: 'x' }, unset: ['BOTH'] }, ['input', 'unset']],
])('%s is refused, and nothing is changed', async (_what, input, field) => {
  const id = await makeEnvironment(bed, projectId, `refusing-${fields++}`)
  const { environment, userErrors } = await set(id, input)
  expect(environment).toBeNull()
  expect(userErrors).toMatchObject([{ code: 'INVALID', field }])
  expect((await bed.must(CONFIG, { id })).node).toEqual({ variables: [], secrets: [] })
})
let fields = 0

test('what is too large is refused without being repeated', async () => {
  const id = await makeEnvironment(bed, projectId, 'large')
  const value = 'secret-'.repeat(1_200)
  const answer = await set(id, { variables: { LARGE: value }, secrets: { LARGE_ONE: value } })
  expect(answer.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: ['input', 'secrets', 'LARGE_ONE'] }])
  expect((await set(id, { variables: { LARGE: value } })).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }])
  expect(JSON.stringify(answer)).not.toContain('secret-secret-')
})

test('of many who set something at once nothing is lost', async () => {
  const id = await makeEnvironment(bed, projectId, 'crowd')
  const names = Array.from({ length: 25 }, (_, index) => `NAME_${index}`)
  const answers = await Promise.all(names.map((name) => set(id, { variables: { [name]: name } })))
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([])
  const { node } = await bed.must(CONFIG, { id })
  expect(node.variables.map(({ value }: { value: string }) => value).sort()).toEqual(names.sort())
})

test('a copy of the configuration has the same variables, and secrets that can be told to be the same', async () => {
  const source = await makeEnvironment(bed, projectId, 'source')
  const config = (await set(source, { variables: { REGION: 'eu' }, secrets: { API_KEY: 'hunter2', OTHER: 'x' } }))
    .environment
  const copy = (await create({ name: 'copied', copyConfigFrom: source })).environment
  expect(copy.variables).toEqual(config.variables)
  const digests = (secrets: readonly { digest: string }[]) => secrets.map(({ digest }) => digest)
  expect(digests(copy.secrets)).toEqual(digests(config.secrets))
  const set2 = await set(copy.id, { secrets: { OTHER: 'y' } })
  expect(digests(set2.environment.secrets)[0]).toBe(digests(config.secrets)[0])
  expect(digests(set2.environment.secrets)[1]).not.toBe(digests(config.secrets)[1])
})

test('a protected environment is changed by admins only', async () => {
  const id = await makeEnvironment(bed, projectId, 'protected', { protected: true })
  const input = { environmentId: id, variables: { REGION: 'eu' } }
  expect((await bed.ask(member('dev', { [projectId]: 'DEVELOPER' }), SET, { input })).codes).toEqual(['FORBIDDEN'])
  expect((await bed.ask(member('adm', { [projectId]: 'ADMIN' }), SET, { input })).codes).toEqual([])
})

test('who is admitted to one environment sees, changes and copies no other, and makes none', async () => {
  const [mine, other] = [await makeEnvironment(bed, projectId, 'mine'), await makeEnvironment(bed, projectId, 'theirs')]
  const guest = member('guest', { [projectId]: { role: 'ADMIN', environments: [mine] } })
  const seen = await bed.ask(
    guest,
    'query($id: ID!) { project(id: $id) { environments { name } environment(name: "theirs") { name } } }',
    { id: projectId },
  )
  expect(seen.data.project).toEqual({ environments: [{ name: 'mine' }], environment: null })
  expect((await bed.ask(guest, CONFIG, { id: other })).data.node).toBeNull()
  const hidden = await bed.ask(guest, SET, { input: { environmentId: other, variables: {} } })
  expect(hidden.data.environmentConfigSet.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  const copy = { projectId, name: 'stolen', target: 'LOCAL', copyConfigFrom: other }
  expect((await bed.ask(guest, CREATE, { input: copy })).data.environmentCreate.environment).toBeNull()
  expect((await bed.ask(guest, CREATE, { input: { ...copy, copyConfigFrom: mine } })).codes).toEqual(['FORBIDDEN'])
})

test('an environment says what the routes read and do not find, and a secret which routes read it', async () => {
  const id = await makeProject(bed, 'reading')
  const environmentId = await makeEnvironment(bed, id, 'prod')
  const use = async () => {
    const query =
      'query($id: ID!) { node(id: $id) { ... on Environment { missingConfig secrets { name usedBy { name } } } } }'
    return (await bed.must(query, { id: environmentId })).node
  }
  expect(await use()).toEqual({ missingConfig: [], secrets: [] })
  const files = [
    {
      path: 'routes.ts',
      text: "import { route } from 'routo'\nimport { store } from './store.ts'\nexport default [route('Store').from('queue:Orders').process(store)]\n",
    },
    {
      path: 'store.ts',
      text: "export const store = (body, { env }) => body + env.API_KEY + env.SHOP + (env.REGION ?? 'eu') + env.AWS_REGION\n",
    },
  ]
  const push =
    'mutation($input: ProjectPushInput!) { projectPush(input: $input) { revision { number } userErrors { code } } }'
  await bed.must(push, { input: { projectId: id, files } })
  expect(await use()).toEqual({ missingConfig: ['API_KEY', 'SHOP'], secrets: [] })
  await set(environmentId, { variables: { SHOP: 'acme' }, secrets: { API_KEY: 'x', UNUSED: 'y' } })
  expect(await use()).toEqual({
    missingConfig: [],
    secrets: [
      { name: 'API_KEY', usedBy: [{ name: 'Store' }] },
      { name: 'UNUSED', usedBy: [] },
    ],
  })
})
