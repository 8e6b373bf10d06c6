import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { check } from '../../../compiler/index.ts'
import { print } from '../../../compiler/print.ts'
import { filesOfReferences, routeDocument } from '../../testkit/arbitrary-documents.ts'
import { evaluated } from '../../testkit/evaluated.ts'
import { member, openProjectsBed, PROBLEMS, type ProjectsBed } from '../../testkit/projects.ts'
import { acme, newProject, processors, type RevisionsBed, routes } from './support.ts'

let service: ProjectsBed
let bed: RevisionsBed

beforeAll(async () => {
  service = await openProjectsBed()
})
beforeEach(async () => {
  bed = await newProject(service)
})
afterAll(() => service.close())

const routesFile = async (): Promise<string> => {
  const { files } = (await bed.project('headRevision { files { path text } }')).headRevision
  return files.find(({ path }: { path: string }) => path === 'routes.ts').text
}

const large = "route('Large').from('queue:Large').filter(isLarge).process(storeOrders)"

test('a route that is saved changes its own text and nothing else', async () => {
  await bed.push(acme)
  const source = "route('StoreOrders').from('queue:OrdersJSONQueue').filter(isLarge).process(storeOrders)"
  const saved = await bed.saveRoute({
    source,
    expectedRevision: 1,
    message: 'Only large ones',
    revisionSource: 'PLAYGROUND',
  })
  expect(saved).toMatchObject({
    revision: { number: 2, message: 'Only large ones' },
    routes: [{ name: 'StoreOrders' }],
    diagnostics: [],
    changes: [{ kind: 'MODIFIED', path: 'routes.ts' }],
    userErrors: [],
  })
  expect(await routesFile()).toBe(
    routes
      .replace('csvToJson, storeOrders', 'csvToJson, storeOrders, isLarge')
      .replace("route('StoreOrders').from('queue:OrdersJSONQueue').process(storeOrders)", source),
  )
})

test('the first route of an empty project makes its routes file', async () => {
  const document = { name: 'A', from: { uri: 'queue:A' }, steps: [], to: [{ uri: 'queue:B' }], options: {} }
  expect(await bed.saveRoute({ document, expectedRevision: 0 })).toMatchObject({
    revision: { number: 1 },
    routes: [{ name: 'A' }],
  })
  expect(await routesFile()).toBe(print(document))
})

test('a route is deleted with its comments, from the newest revision', async () => {
  await bed.push(acme)
  const deleted = await bed.deleteRoute('CSVToJSON', 1)
  expect(deleted).toMatchObject({ revision: { number: 2 }, routes: [], userErrors: [] })
  expect(await routesFile()).toBe(routes.replace(/ {2}\/\/ Every.*\n.*\n/, ''))
  expect((await bed.deleteRoute('CSVToJSON', 2)).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['input', 'routeId'] },
  ])
})

test('what a route gives as source or document can be given back: nothing changes', async () => {
  await bed.push(acme)
  for (const { source, document } of (await bed.project('routes { nodes { source document } }')).routes.nodes) {
    for (const given of [{ source }, { document }]) {
      expect(await bed.saveRoute({ ...given, expectedRevision: 1 })).toMatchObject({
        revision: { number: 1 },
        changes: [],
      })
    }
  }
})

test('any route can be given back as it was read, as source and as document', async () => {
  const projects = fc
    .uniqueArray(routeDocument, { selector: ({ name }) => name, minLength: 1, maxLength: 3 })
    .filter((documents) =>
      check(evaluated(documents), { files: {} }).every(({ code }) => code !== 'INVALID_ROUTE_NAME'),
    )
  await fc.assert(
    fc.asyncProperty(projects, async (documents) => {
      const other = await newProject(service)
      await other.push({ ...filesOfReferences, 'routes.ts': print(documents) })
      for (const { source, document } of (await other.project('routes { nodes { source document } }')).routes.nodes) {
        for (const given of [{ source }, { document }]) {
          const saved = await other.saveRoute({ ...given, expectedRevision: 1 })
          expect(saved).toMatchObject({ userErrors: [], changes: [] })
        }
      }
    }),
    { numRuns: 6 },
  )
})

test('a dry run of a route tells the change, and makes none', async () => {
  await bed.push(acme)
  expect(await bed.saveRoute({ source: large, expectedRevision: 1, dryRun: true })).toMatchObject({
    revision: null,
    changes: [{ path: 'routes.ts', before: routes }],
  })
  expect(await bed.deleteRoute('StoreOrders', 1, { dryRun: true })).toMatchObject({
    revision: null,
    diagnostics: [{ code: 'TARGET_NEVER_READ' }],
    changes: [{ path: 'routes.ts' }],
  })
  expect(await routesFile()).toBe(routes)
})

test('a route is saved into the revision that was expected, or not at all', async () => {
  await bed.push(acme)
  await bed.saveRoute({ source: large, expectedRevision: 1 })
  const { userErrors } = await bed.saveRoute({ source: large, expectedRevision: 1 })
  expect(userErrors).toMatchObject([
    { code: 'STALE_REVISION', message: expect.stringMatching(/ana made revision 2\. Changed since: routes\.ts\.$/) },
  ])
  expect((await bed.deleteRoute('Large', 1)).userErrors).toMatchObject([{ code: 'STALE_REVISION' }])
})

test('the same request with a key saves a route once', async () => {
  await bed.push(acme)
  const request = { source: large, expectedRevision: 1, idempotencyKey: 'k' }
  const first = await bed.saveRoute(request)
  expect(await bed.saveRoute(request)).toEqual({ ...first, replayed: true })
})

test('a route that makes no sense yet is kept as a draft', async () => {
  await bed.push(acme)
  expect(
    await bed.saveRoute({ source: "route('Draft').from('fax:Office').process(storeOrders)", expectedRevision: 1 }),
  ).toMatchObject({
    revision: { number: 2 },
    diagnostics: [{ code: 'INVALID_ENDPOINT', route: 'Draft' }],
    userErrors: [],
  })
})

test.each([
  ['neither source nor document', {}, 'either as source or as a document', []],
  ['both', { source: large, document: {} }, 'either as source or as a document', []],
  ['text that is no route', { source: '1 + 1' }, 'not one route with its name', []],
  ['a document that is none', { document: { name: 'A', steps: {} } }, 'not that of a route', ['INVALID_DOCUMENT']],
  [
    'a function that nobody exports',
    { source: large.replace('isLarge', 'isHuge') },
    'cannot be read',
    ['ROUTES_THREW'],
  ],
])('%s is a problem, and nothing is saved', async (_what, given, message, codes) => {
  await bed.push(acme)
  const saved = await bed.saveRoute({ ...given, expectedRevision: 1 })
  expect(saved).toMatchObject({
    revision: null,
    routes: null,
    userErrors: [{ code: 'INVALID', message: expect.stringContaining(message) }],
  })
  expect(new Set(saved.diagnostics.map(({ code }: { code: string }) => code))).toEqual(new Set(codes))
  expect(await routesFile()).toBe(routes)
})

test('routes that code makes are not changed one by one', async () => {
  await bed.push({
    'routes.ts': `import { route } from 'routo'\nexport default ['A', 'B'].map((name) => route(name).from('queue:' + name).to('queue:Out'))\n`,
  })
  const { nodes } = (await bed.project('routes { nodes { document } }')).routes
  const [saved, deleted] = [
    await bed.saveRoute({ document: { ...nodes[0].document, to: [] }, expectedRevision: 1 }),
    await bed.deleteRoute('A', 1),
  ]
  for (const { userErrors } of [saved, deleted]) {
    expect(userErrors).toMatchObject([
      { code: 'INVALID', message: expect.stringContaining('made by code'), hint: expect.stringContaining('push') },
    ])
  }
})

test('an edit is held to the limits of files as a push is', async () => {
  await bed.push({
    'routes.ts': `${routes}//${' '.repeat(1024 * 1024 - routes.length - 10)}`,
    'processors.ts': processors,
  })
  expect((await bed.saveRoute({ source: large, expectedRevision: 1 })).userErrors).toMatchObject([
    { code: 'LIMIT_EXCEEDED' },
  ])
})

test('routes of others are routes that do not exist', async () => {
  await bed.push(acme)
  const eve = member('eve', {})
  const mutation = `mutation($input: RouteDeleteInput!) { routeDelete(input: $input) { revision { id } ${PROBLEMS} } }`
  const ask = async (routeId: string) =>
    (await service.ask(eve, mutation, { input: { routeId, expectedRevision: 1 } })).data.routeDelete
  expect(await ask(`rte_${bed.projectId.slice(4)}_StoreOrders`)).toEqual(await ask('rte_000000000000_StoreOrders'))
})

test('each saved and each deleted route leaves an entry in the audit log', async () => {
  await bed.push(acme)
  await bed.saveRoute({ source: large, expectedRevision: 1 })
  await bed.deleteRoute('Large', 2)
  const log = `query($id: ID!) { project(id: $id) { auditLog(first: 2) { nodes { action before after } } } }`
  expect((await service.must(log, { id: bed.projectId })).project.auditLog.nodes).toMatchObject([
    { action: 'routeDelete', before: { head: 2 }, after: { number: 3 } },
    { action: 'routeSave', before: { head: 1 }, after: { number: 2 } },
  ])
})
