import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { systemCaller } from '../../../services/shared/caller.ts'
import { member, openProjectsBed, PROBLEMS, type ProjectsBed } from '../../testkit/projects.ts'
import { acme, listed, newProject, processors, type RevisionsBed, routes } from './support.ts'

let service: ProjectsBed
let bed: RevisionsBed

beforeAll(async () => {
  service = await openProjectsBed()
})
beforeEach(async () => {
  bed = await newProject(service)
})
afterAll(() => service.close())

test('the first push is revision 1, with everything that was pushed', async () => {
  const saved = await bed.push(acme, { message: 'Start' })
  expect(saved).toMatchObject({
    revision: { number: 1, message: 'Start' },
    routes: [{ name: 'CSVToJSON' }, { name: 'StoreOrders' }],
    diagnostics: [],
    changes: [
      { kind: 'ADDED', path: 'processors.ts', before: null, after: processors },
      { kind: 'ADDED', path: 'routes.ts', before: null, after: routes },
    ],
    userErrors: [],
    replayed: false,
  })
  expect(await bed.project('headRevision { number author { name kind } source files { path text bytes } }')).toEqual({
    headRevision: {
      number: 1,
      author: { name: 'ana', kind: 'USER' },
      source: 'API',
      files: [
        { path: 'processors.ts', text: processors, bytes: processors.length },
        { path: 'routes.ts', text: routes, bytes: routes.length },
      ],
    },
  })
})

test('a push says everything there is: what is not in it is gone', async () => {
  await bed.push({ ...acme, 'lib/old.ts': 'export const old = 1\n' })
  const changed = routes.replace('morning', 'evening')
  expect((await bed.push({ 'routes.ts': changed, 'processors.ts': processors })).changes).toEqual([
    { kind: 'REMOVED', path: 'lib/old.ts', before: 'export const old = 1\n', after: null },
    { kind: 'MODIFIED', path: 'routes.ts', before: routes, after: changed },
  ])
})

test('the same files make no revision, in whatever order they come', async () => {
  const first = await bed.push(acme)
  const again = await bed.push(Object.fromEntries(Object.entries(acme).reverse()), { message: 'Again' })
  expect(again).toMatchObject({ revision: first.revision, changes: [], userErrors: [] })
})

test('a flood of pushes is turned away from some point on, and everything else is saved as ever', async () => {
  const answers = await Promise.all(Array.from({ length: 120 }, () => bed.push(acme, { dryRun: true })))
  const refused = answers.filter(({ userErrors }) => userErrors.length > 0)
  expect(refused.length).toBeGreaterThan(0)
  expect(answers.length - refused.length).toBeGreaterThan(100)
  for (const { userErrors } of refused) expect(userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', retryable: true }])
  expect((await bed.push(acme)).revision.number).toBe(1)
})

test('a draft that is wrong is kept, and says what is wrong', async () => {
  const saved = await bed.push({ ...acme, 'routes.ts': routes.replace('.split(csvToJson)', '.splitt(csvToJson)') })
  expect(saved).toMatchObject({
    revision: { number: 1 },
    routes: [],
    diagnostics: [{ code: 'INVALID_CALL', severity: 'ERROR' }],
    userErrors: [],
  })
})

test('a dry run tells what a push would do, and does nothing', async () => {
  await bed.push(acme)
  const changed = { ...acme, 'routes.ts': routes.replace('queue:OrdersJSONQueue', 'queue:Nobody') }
  expect(await bed.push(changed, { dryRun: true, idempotencyKey: 'k' })).toMatchObject({
    revision: null,
    routes: null,
    diagnostics: [{ code: 'TARGET_NEVER_READ', route: 'CSVToJSON' }],
    changes: [{ kind: 'MODIFIED', path: 'routes.ts', before: routes, after: changed['routes.ts'] }],
  })
  expect(await bed.project('headRevision { number } revisions { totalCount }')).toEqual({
    headRevision: { number: 1 },
    revisions: { totalCount: 1 },
  })
})

test('whoever expects an older revision learns who changed what since', async () => {
  await bed.push(acme)
  const ben = member('ben', { [bed.projectId]: 'DEVELOPER' })
  const mutation = `mutation($input: ProjectPushInput!) { projectPush(input: $input) { ${PROBLEMS} } }`
  const files = listed({ ...acme, 'routes.ts': routes.replace('morning', 'evening') })
  await service.ask(ben, mutation, { input: { projectId: bed.projectId, files, message: 'Later\nin the day' } })
  expect((await bed.push({ ...acme, 'a.ts': '' }, { expectedRevision: 1 })).userErrors).toEqual([
    {
      code: 'STALE_REVISION',
      message: 'Revision 1 is not the newest any more: ben made revision 2 ("Later"). Changed since: routes.ts.',
      field: ['input', 'expectedRevision'],
      hint: 'Read revision 2, make your change to it, and send expectedRevision: 2.',
      retryable: false,
    },
  ])
  expect((await bed.push(acme, { expectedRevision: 7 })).userErrors[0].message).toBe(
    'There is no revision 7: the newest is 2.',
  )
  expect((await bed.push(acme, { expectedRevision: 0, dryRun: true })).userErrors[0].message).toMatch(
    /^The project has revisions already: ana made revision 1, ben made revision 2/,
  )
  expect((await bed.push(acme, { expectedRevision: 2 })).revision.number).toBe(3)
})

test.each([
  ['', 'at least one letter'],
  ['/etc/passwd', 'relative to the root'],
  ['../outside.ts', 'stays inside'],
  ['a/../../b.ts', 'stays inside'],
  ['a//b.ts', 'no empty part'],
  ['./a.ts', 'no empty part and no "."'],
  ['a/', 'no empty part'],
  ['a\\b.ts', 'written with "/"'],
  ['C:/a.ts', 'written with "/"'],
  ['a\u0000.ts', 'no control characters'],
  ['a\nb.ts', 'no control characters'],
  ['.git/hooks/post-checkout', 'no hidden folder'],
  ['lib/.env', 'no hidden folder'],
  ['Node_Modules/a/index.js', 'no node_modules'],
  ['a./b.ts', 'ends with a dot'],
  ['a '.repeat(120), 'at most 200 characters'],
])('the path %j is refused', async (path, why) => {
  const { userErrors, revision } = await bed.push({ ...acme, [path]: '' })
  expect(revision).toBeNull()
  expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'files', '2', 'path'] }])
  expect(userErrors[0].message).toContain(why)
})

test('everything that is wrong with the files comes at once, each with its place', async () => {
  const files = [
    { path: '../a.ts', text: '' },
    { path: 'binary.ts', text: 'a\u0000b' },
    { path: 'Lib/a.ts', text: '' },
    { path: 'lib/A.ts', text: '' },
    { path: 'lib', text: '' },
    { path: 'big.ts', text: ' '.repeat(1024 * 1024 + 1) },
  ]
  const { userErrors } = await bed.push({}, { files, message: 'm'.repeat(2_001), git: { commit: 'HEAD' } })
  expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join('.')}`)).toEqual([
    'INVALID input.files.0.path',
    'INVALID input.files.1.text',
    'LIMIT_EXCEEDED input.files.5.text',
    'INVALID input.files.3.path',
    'INVALID input.files.4.path',
    'LIMIT_EXCEEDED input.message',
    'INVALID input.git.commit',
  ])
})

test('too many files, and too much in all, are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`f${n}.ts`, '']))
  const large = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`f${n}.ts`, ' '.repeat(1024 * 1024)]))
  expect((await bed.push(many)).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: ['input', 'files'] }])
  expect((await bed.push(large)).userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', field: ['input', 'files'] }])
})

test('half a character is no text', async () => {
  // JSON can say it; UTF-8 cannot.
  expect((await bed.push({ 'a.ts': '"\ud800"' })).userErrors).toMatchObject([
    { field: ['input', 'files', '0', 'text'] },
  ])
})

test('a revision knows where it comes from, without the credentials', async () => {
  const git = {
    commit: 'ABCDEF1234',
    branch: 'main',
    dirty: true,
    url: 'https://ana:ghp_secret@github.com/acme/orders',
  }
  await bed.push(acme, { source: 'GIT', git })
  expect(await bed.project('headRevision { source git { commit branch dirty url } }')).toEqual({
    headRevision: {
      source: 'GIT',
      git: { commit: 'abcdef1234', branch: 'main', dirty: true, url: 'https://github.com/acme/orders' },
    },
  })
  const ssh = 'git@github.com:acme/orders.git'
  await bed.push({}, { git: { commit: 'abcdef1', url: ssh } })
  expect(await bed.project('headRevision { git { url dirty } }')).toEqual({
    headRevision: { git: { url: ssh, dirty: false } },
  })
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'orders'])(
  'what is no URL of a repository is not kept, for somebody may click on it: %p',
  async (url) => {
    const { userErrors } = await bed.push(acme, { git: { commit: 'abcdef1', url } })
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', 'git', 'url'] }])
  },
)

test('a repeated request with a key gets the first answer, also when others have pushed since', async () => {
  const first = await bed.push(acme, { idempotencyKey: 'build-7' })
  await bed.push({ ...acme, 'a.ts': 'export {}\n' })
  expect(await bed.push(acme, { idempotencyKey: 'build-7' })).toEqual({ ...first, replayed: true })
  expect((await bed.push({}, { idempotencyKey: 'build-7' })).userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_KEY_REUSED' },
  ])
  expect(await bed.project('revisions { totalCount }')).toEqual({ revisions: { totalCount: 2 } })
})

test('each revision leaves one entry in the audit log; what makes none leaves none', async () => {
  await bed.push(acme, { message: 'Start', idempotencyKey: 'k1' })
  await bed.push(acme)
  await bed.push({ 'routes.ts': '' }, { dryRun: true })
  await bed.push({ 'routes.ts': '' }, { expectedRevision: 9 })
  const { headRevision } = await bed.project('headRevision { id digest }')
  const log = `query($id: ID!) { project(id: $id) { auditLog { nodes { action subjectId before after idempotencyKey actor { name } } } } }`
  const entries = (await service.must(log, { id: bed.projectId })).project.auditLog.nodes
  expect(entries.filter(({ action }: { action: string }) => action === 'projectPush')).toEqual([
    {
      action: 'projectPush',
      subjectId: headRevision.id,
      before: { head: 0 },
      after: { number: 1, digest: headRevision.digest, message: 'Start' },
      idempotencyKey: 'k1',
      actor: { name: 'ana' },
    },
  ])
})

test('each revision is told to whoever follows the service; what makes none is not', async () => {
  const system = systemCaller('x').identity
  const follow = async (from?: number) => {
    const query = 'query($from: Float) { projectsFeed(from: $from, limit: 10, waitMs: 0) { events place gap } }'
    return (await service.ask(system, query, { from })).data.projectsFeed
  }
  const { place } = await follow()
  const first = await bed.push(acme)
  await bed.push(acme)
  await bed.push({}, { dryRun: true })
  await bed.deleteRoute('StoreOrders', 1)
  const author = { id: bed.ana.actor.id, kind: 'USER', name: 'ana' }
  const event = { type: 'revision.created', projectId: bed.projectId, at: expect.stringMatching(/Z$/) }
  expect(await follow(place)).toEqual({
    events: [
      {
        ...event,
        place: place + 1,
        data: { revisionId: first.revision.id, number: 1, digest: first.revision.digest, source: 'API', author },
      },
      { ...event, place: place + 2, data: expect.objectContaining({ number: 2 }) },
    ],
    place: place + 2,
    gap: false,
  })
})

test('a project that one cannot see is one that does not exist', async () => {
  const eve = member('eve', {})
  const mutation = `mutation($input: ProjectPushInput!) { projectPush(input: $input) { revision { id } ${PROBLEMS} } }`
  const ask = async (projectId: string) =>
    (await service.ask(eve, mutation, { input: { projectId, files: listed(acme) } })).data.projectPush
  expect(await ask(bed.projectId)).toEqual(await ask('prj_000000000000'))
  expect((await ask(bed.projectId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
})
