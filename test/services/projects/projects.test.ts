import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import type { Identity } from '../../../services/shared/caller.ts'
import type { Subgraph } from '../../../services/shared/server/subgraph.ts'
import {
  everything,
  makeEnvironment,
  makeProject,
  member,
  openProjectsBed,
  PROBLEMS,
  type ProjectsBed,
  tokenOf,
} from '../../testkit/projects.ts'

let bed: ProjectsBed

beforeAll(async () => {
  bed = await openProjectsBed()
})
afterAll(() => bed.close())

const CREATE = `mutation($input: ProjectCreateInput!) {
  projectCreate(input: $input) { project { id slug name description viewerRole members { role } } replayed clientMutationId ${PROBLEMS} }
}`
const UPDATE = `mutation($input: ProjectUpdateInput!) {
  projectUpdate(input: $input) { project { name description } ${PROBLEMS} }
}`
const DELETE = `mutation($input: ProjectDeleteInput!) { projectDelete(input: $input) { deletedId project { id } ${PROBLEMS} } }`
const BY_SLUG = 'query($slug: String) { project(slug: $slug) { id } }'

test('whoever makes a project owns it, and sees it in the same answer', async () => {
  const ana = member('ana', {})
  const { data, codes } = await bed.ask(ana, CREATE, { input: { slug: 'made-by-ana', clientMutationId: 'mine' } })
  expect(codes).toEqual([])
  expect(data.projectCreate).toEqual({
    project: {
      id: expect.stringMatching(/^prj_[0-9a-z]{12}$/),
      slug: 'made-by-ana',
      name: 'made-by-ana',
      description: null,
      viewerRole: 'OWNER',
      members: [{ role: 'OWNER' }],
    },
    replayed: false,
    clientMutationId: 'mine',
    userErrors: [],
  })
})

test.each([
  ['ab', 'too short'],
  [`a${'b'.repeat(40)}`, 'too long'],
  ['Orders', 'capital letters'],
  ['1st-orders', 'a digit first'],
  ['orders--eu', 'two hyphens'],
  ['orders-', 'a hyphen last'],
  ['örders', 'other letters'],
  ['orders\n', 'a line break'],
])('the slug %j is refused: %s', async (slug) => {
  const { data } = await bed.ask(everything, CREATE, { input: { slug } })
  expect(data.projectCreate).toMatchObject({
    project: null,
    userErrors: [{ code: 'INVALID', field: ['input', 'slug'], hint: expect.stringContaining('For example: ') }],
  })
})

test('everything that is wrong with a project is said at once', async () => {
  const input = { slug: 'X', name: ' ', description: 'x'.repeat(1_001) }
  const { data } = await bed.ask(everything, CREATE, { input })
  expect(data.projectCreate.userErrors.map(({ field }: { field: string[] }) => field.at(-1))).toEqual([
    'slug',
    'name',
    'description',
  ])
})

test('a slug is taken once in the installation, also by who does not see it', async () => {
  await makeProject(bed, 'taken')
  const { data } = await bed.ask(member('eve', {}), CREATE, { input: { slug: 'taken' } })
  expect(data.projectCreate.userErrors).toMatchObject([{ code: 'NAME_TAKEN', field: ['input', 'slug'] }])
})

test('of many who want a slug at once one gets it, and the others are members of nothing', async () => {
  const callers = Array.from({ length: 20 }, (_, index) => member(`racer${index}`, {}))
  const answers = await Promise.all(callers.map((caller) => bed.ask(caller, CREATE, { input: { slug: 'raced' } })))
  const won = answers.filter(({ data }) => data.projectCreate.project !== null)
  expect(won).toHaveLength(1)
  const { members } = (await bed.must('{ project(slug: "raced") { members { actor { id } } } }')).project
  expect(members).toHaveLength(1)
})

test('the same idempotency key makes one project', async () => {
  const input = { slug: 'once-only', idempotencyKey: 'a key' }
  const first = await bed.ask(everything, CREATE, { input })
  const second = await bed.ask(everything, CREATE, { input })
  expect(second.data.projectCreate).toEqual({ ...first.data.projectCreate, replayed: true })
  const other = await bed.ask(everything, CREATE, { input: { ...input, slug: 'once-more' } })
  expect(other.data.projectCreate.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }])
})

test('an update changes what is given, and null removes a description', async () => {
  const id = await makeProject(bed, 'changing')
  const update = async (input: object) => (await bed.must(UPDATE, { input: { id, ...input } })).projectUpdate.project
  expect(await update({ description: 'Orders of shops' })).toEqual({ name: 'changing', description: 'Orders of shops' })
  expect(await update({ name: 'Orders' })).toEqual({ name: 'Orders', description: 'Orders of shops' })
  expect(await update({ description: null })).toEqual({ name: 'Orders', description: null })
})

test('two updates in one request each show what they did', async () => {
  const id = await makeProject(bed, 'twice-changed')
  const twice = `mutation($one: ProjectUpdateInput!, $two: ProjectUpdateInput!) {
    one: projectUpdate(input: $one) { project { name } } two: projectUpdate(input: $two) { project { name } }
  }`
  const { one, two } = await bed.must(twice, { one: { id, name: 'One' }, two: { id, name: 'Two' } })
  expect([one.project.name, two.project.name]).toEqual(['One', 'Two'])
})

test('a project is asked for by id or by slug, and by nothing else', async () => {
  const id = await makeProject(bed, 'found-by-two')
  const query = 'query($id: ID, $slug: String) { project(id: $id, slug: $slug) { slug } }'
  expect((await bed.must(query, { id })).project).toEqual({ slug: 'found-by-two' })
  expect((await bed.must(query, { slug: 'found-by-two' })).project).toEqual({ slug: 'found-by-two' })
  for (const wrong of [{}, { id, slug: 'found-by-two' }]) {
    expect(await bed.ask(everything, query, wrong)).toMatchObject({
      data: { project: null },
      codes: ['BAD_USER_INPUT'],
    })
  }
})

test('a project of others does not exist', async () => {
  const id = await makeProject(bed, 'not-yours')
  const eve = member('eve', {})
  const query = `query($id: ID!) { byId: project(id: $id) { id } bySlug: project(slug: "not-yours") { id } node(id: $id) { id } }`
  expect(await bed.ask(eve, query, { id })).toMatchObject({
    data: { byId: null, bySlug: null, node: null },
    codes: [],
  })
  const missing = await bed.ask(eve, UPDATE, { input: { id: 'prj_00000000000z', name: 'x' } })
  const hidden = await bed.ask(eve, UPDATE, { input: { id, name: 'x' } })
  expect(hidden).toEqual(missing)
  expect(hidden.data.projectUpdate.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'id'] }])
})

test('deleting needs the slug, removes everything, and frees the slug', async () => {
  const id = await makeProject(bed, 'to-be-gone')
  const environment = await makeEnvironment(bed, id, 'prod')
  const wrong = await bed.ask(everything, DELETE, { input: { id, confirmSlug: 'to-be' } })
  expect(wrong.data.projectDelete.userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'confirmSlug'] }])
  expect((await bed.must(DELETE, { input: { id, confirmSlug: 'to-be-gone' } })).projectDelete.deletedId).toBe(id)
  const gone = await bed.must(
    `query($id: ID!, $environment: ID!) { node(id: $id) { id } environment: node(id: $environment) { id } }`,
    { id, environment },
  )
  expect(gone).toEqual({ node: null, environment: null })
  expect(await makeProject(bed, 'to-be-gone')).not.toBe(id)
})

test('a project stays as long as something of it is deployed, and while nobody can say', async () => {
  const id = await makeProject(bed, 'in-use')
  const environment = await makeEnvironment(bed, id, 'prod')
  const refused = async (deployments: Pick<Subgraph, 'execute'>) => {
    await bed.restart({ others: { deployments } })
    return (await bed.ask(everything, DELETE, { input: { id, confirmSlug: 'in-use' } })).data.projectDelete.userErrors
  }
  expect(await refused({ execute: async () => ({ data: { deployedEnvironments: [environment] } }) })).toEqual([
    {
      code: 'CONFLICT',
      field: ['input', 'id'],
      message: 'Something is deployed in prod, or about to be.',
      hint: 'Remove it first, with environmentDestroy.',
      retryable: false,
    },
  ])
  expect(await refused({ execute: async () => ({ errors: [new GraphQLError('It is down.')] }) })).toMatchObject([
    { code: 'CONFLICT', field: ['input', 'id'], retryable: true },
  ])
  await bed.restart()
  expect((await bed.must(DELETE, { input: { id, confirmSlug: 'in-use' } })).projectDelete.deletedId).toBe(id)
})

test('a token makes projects only with that scope', async () => {
  const ana = member('ana', {})
  expect((await bed.ask(tokenOf(ana, 'projects:read'), CREATE, { input: { slug: 'by-token' } })).codes).toEqual([
    'FORBIDDEN',
  ])
  const { data } = await bed.ask(tokenOf(ana, 'projects:create', 'projects:read'), CREATE, {
    input: { slug: 'by-token' },
  })
  expect(data.projectCreate.project.slug).toBe('by-token')
})

test('node answers null for what is no id, and for what is not there', async () => {
  const query = 'query($id: ID!) { node(id: $id) { id } }'
  for (const id of [
    '',
    'x',
    'prj_',
    'prj_zzz',
    'prj_00000000000z',
    'env_00000000000z_0',
    'xyz_1',
    '__proto__',
    'acc_1',
  ]) {
    expect(await bed.ask(everything, query, { id })).toMatchObject({ data: { node: null }, codes: [] })
  }
})

test('a slug is looked up as text', async () => {
  for (const slug of ['$ne', '{"$gt":""}', "' OR 1=1 --"]) {
    expect((await bed.must(BY_SLUG, { slug })).project).toBeNull()
  }
})

describe('callers learn what they may do', () => {
  const MAY = 'query($id: ID!) { project(id: $id) { viewerPermissions } viewer { permissions } }'
  const ask = async (identity: Identity, id: string) => (await bed.ask(identity, MAY, { id })).data

  test('a role has what it and those before it may', async () => {
    const id = await makeProject(bed, 'what-roles-may')
    const { project } = await ask(member('vic', { [id]: 'VIEWER' }), id)
    expect(project.viewerPermissions).toEqual(['projects:read'])
    const { project: developed } = await ask(member('dev', { [id]: 'DEVELOPER' }), id)
    expect(developed.viewerPermissions).toContain('routes:write')
    expect(developed.viewerPermissions).not.toContain('environments:write')
  })

  test('a token has no more than its scopes leave', async () => {
    const id = await makeProject(bed, 'what-tokens-may')
    const { project, viewer } = await ask(tokenOf(everything, 'projects:read', 'routes:write'), id)
    expect(project.viewerPermissions).toEqual(['projects:read', 'routes:write'])
    expect(viewer.permissions).toEqual([])
  })

  test('who is admitted to some environments only may not do what concerns all of them', async () => {
    const id = await makeProject(bed, 'what-the-limited-may')
    const dev = await makeEnvironment(bed, id, 'dev')
    const limited = member('lim', { [id]: { role: 'OWNER', environments: [dev] } })
    const { project } = await ask(limited, id)
    expect(project.viewerPermissions).toContain('routes:write')
    for (const whole of ['environments:write', 'webhooks:write', 'projects:delete']) {
      expect(project.viewerPermissions).not.toContain(whole)
    }
  })
})
