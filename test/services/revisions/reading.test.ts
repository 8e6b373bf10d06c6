import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { member, openProjectsBed, type ProjectsBed } from '../../testkit/projects.ts'
import { acme, newProject, processors, type RevisionsBed, routes } from './support.ts'

const everything = `import { route } from 'routo'
import { answer, csvToJson, isLarge, storeOrders } from './processors.ts'

export default [
  route('All', { memoryMb: 512, retry: { attempts: 3 }, description: 'Has it all' })
    .from('http:/orders/{id}', { method: 'PUT' })
    .validate({ type: 'object', $ref: '#/definitions/a', definitions: { a: {} } })
    .process(storeOrders)
    .filter(isLarge)
    .tap('file:Archive', { key: '{id}.json', when: isLarge })
    .tap('queue:Copies')
    .respond(answer),
  route('Parts').from('file:Inbox').split(csvToJson, { onPartFailure: 'message' }).branch([[isLarge, 'queue:Large']], { mode: 'all' }).otherwise('https://partner.example/a'),
  route('Tick').from('trigger:rate(5 minutes)').process(storeOrders).to('queue:Large'),
  route('Draft').from('fax:Office').to('queue:not a name'),
]
`
const files = {
  'routes.ts': everything,
  'processors.ts': `${processors}export const answer = (body: string) => ({ status: 200, body })\n`,
  'lib/more.mjs': 'export default (body) => body\n',
  'package.json': '{ "dependencies": { "zod": "^4.0.0", "dayjs": "1.11.0" }, "devDependencies": { "jest": "30" } }',
}

let service: ProjectsBed
let bed: RevisionsBed

beforeAll(async () => {
  service = await openProjectsBed()
  bed = await newProject(service)
  await bed.push(acme)
  await bed.push(files)
})
afterAll(() => service.close())

const route = async (name: string, fields: string) => (await bed.project(`route(name: "${name}") { ${fields} }`)).route

test('a project without revisions has no head, no routes and empty pages', async () => {
  const empty = await newProject(service)
  expect(
    await empty.project(
      'headRevision { id } revision(number: 1) { id } routes { totalCount nodes { id } } revisions { totalCount nodes { id } } route(name: "A") { id }',
    ),
  ).toEqual({
    headRevision: null,
    revision: null,
    route: null,
    routes: { totalCount: 0, nodes: [] },
    revisions: { totalCount: 0, nodes: [] },
  })
})

test('a route has every step with what it says', async () => {
  const steps = `steps { __typename id kind processor { module export }
    ... on SplitStep { stream onPartFailure } ... on ValidateStep { schema } ... on TapStep { to { uri kind name options } }
    ... on BranchStep { mode rules { processor { export } to { uri } } otherwise { uri kind name } } }`
  const processor = (name: string) => ({ module: 'processors.ts', export: name })
  expect((await route('All', steps)).steps).toEqual([
    {
      __typename: 'ValidateStep',
      id: '0',
      kind: 'VALIDATE',
      processor: null,
      schema: { type: 'object', $ref: '#/definitions/a', definitions: { a: {} } },
    },
    { __typename: 'ProcessStep', id: '1', kind: 'PROCESS', processor: processor('storeOrders') },
    { __typename: 'FilterStep', id: '2', kind: 'FILTER', processor: processor('isLarge') },
    {
      __typename: 'TapStep',
      id: '3',
      kind: 'TAP',
      processor: processor('isLarge'),
      to: { uri: 'file:Archive', kind: 'FILE', name: 'Archive', options: { key: '{id}.json' } },
    },
    {
      __typename: 'TapStep',
      id: '4',
      kind: 'TAP',
      processor: null,
      to: { uri: 'queue:Copies', kind: 'QUEUE', name: 'Copies', options: {} },
    },
  ])
  expect((await route('Parts', steps)).steps).toEqual([
    {
      __typename: 'SplitStep',
      id: '0',
      kind: 'SPLIT',
      processor: processor('csvToJson'),
      stream: false,
      onPartFailure: 'FAIL_ALL',
    },
    {
      __typename: 'BranchStep',
      id: '1',
      kind: 'BRANCH',
      processor: null,
      mode: 'ALL_MATCHES',
      rules: [{ processor: { export: 'isLarge' }, to: { uri: 'queue:Large' } }],
      otherwise: { uri: 'https://partner.example/a', kind: 'HTTP', name: 'partner.example/a' },
    },
  ])
})

test('a route has its endpoints, its options with the defaults, and its place', async () => {
  const fields = `id name description from { uri kind name options } to { uri } respond { export } project { id } revision { number }
    options { memoryMb timeoutMs batchSize maxConcurrency retry { attempts jitter } capturePayloads }`
  expect(await route('All', fields)).toEqual({
    id: `rte_${bed.projectId.slice(4)}_All`,
    name: 'All',
    description: 'Has it all',
    from: { uri: 'http:/orders/{id}', kind: 'HTTP', name: '/orders/{id}', options: { method: 'PUT' } },
    to: [],
    respond: { export: 'answer' },
    project: { id: bed.projectId },
    revision: { number: 2 },
    options: {
      memoryMb: 512,
      timeoutMs: 29_000,
      batchSize: 10,
      maxConcurrency: null,
      retry: { attempts: 3, jitter: true },
      capturePayloads: false,
    },
  })
  expect((await route('Tick', 'from { kind name }')).from).toEqual({ kind: 'TRIGGER', name: 'rate(5 minutes)' })
})

test('an endpoint of a draft that is none is shown as it is, with what is wrong', async () => {
  expect(
    await route('Draft', 'from { uri kind name } to { kind name } diagnostics { code step range { path startLine } }'),
  ).toMatchObject({
    from: { uri: 'fax:Office', kind: null, name: 'Office' },
    to: [{ kind: 'QUEUE', name: 'not a name' }],
    diagnostics: [
      {
        code: 'INVALID_ENDPOINT',
        step: null,
        range: { path: 'routes.ts', startLine: 15 },
      },
      { code: 'INVALID_ENDPOINT', step: null, range: { path: 'routes.ts', startLine: 15 } },
      { code: 'TARGET_NEVER_READ' },
    ],
  })
})

test('a fix comes with the text that mends it', async () => {
  const wrong = { ...files, 'routes.ts': everything.replace('answer, csvToJson', 'answer, csvToJsn as csvToJson') }
  const saved = await bed.push(
    wrong,
    { dryRun: true },
    'diagnostics { code fix { title edits { newText range { startLine startColumn endColumn } } } }',
  )
  expect(saved.diagnostics).toMatchObject([
    {
      code: 'EXPORT_NOT_FOUND',
      fix: { title: 'Use csvToJson', edits: [{ newText: 'csvToJson', range: { startLine: 2 } }] },
    },
  ])
})

test('the text of a route is its own, comments included, or what routo would write', async () => {
  expect((await bed.project('revision(number: 1) { routes { name source } }')).revision.routes).toEqual([
    {
      name: 'CSVToJSON',
      source:
        "// Every morning.\n  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue')",
    },
    { name: 'StoreOrders', source: "route('StoreOrders').from('queue:OrdersJSONQueue').process(storeOrders)" },
  ])
  const made = `import { route } from 'routo'\nexport default ['A'].map((name) => route(name).from('queue:A').to('queue:B'))\n`
  const other = await newProject(service)
  await other.push({ 'routes.ts': made })
  expect((await other.project('routes { nodes { source } }')).routes.nodes).toEqual([
    { source: "import { route } from 'routo'\n\nexport default [\n  route('A').from('queue:A').to('queue:B'),\n]\n" },
  ])
})

test('a revision has its processors and its dependencies', async () => {
  const { headRevision } = await bed.project(
    'headRevision { processors { path exports language source digest } dependencies { name version } }',
  )
  expect(headRevision.processors).toMatchObject([
    { path: 'lib/more.mjs', exports: ['default'], language: 'javascript', source: files['lib/more.mjs'] },
    { path: 'processors.ts', exports: ['csvToJson', 'storeOrders', 'isLarge', 'answer'], language: 'typescript' },
  ])
  expect(headRevision.dependencies).toEqual([
    { name: 'dayjs', version: '1.11.0' },
    { name: 'zod', version: '^4.0.0' },
  ])
})

test('a revision has the graph of its routes', async () => {
  const { revision } = await bed.project(
    'revision(number: 1) { graph { nodes { id kind label } edges { from to label } cycles } }',
  )
  expect(revision.graph.nodes.map(({ id }: { id: string }) => id)).toEqual([
    'file:OrdersFTPBucket',
    'route:CSVToJSON',
    'queue:OrdersJSONQueue',
    'route:StoreOrders',
  ])
  expect(revision.graph.edges).toContainEqual({ from: 'queue:OrdersJSONQueue', to: 'route:StoreOrders', label: null })
  expect(revision.graph.cycles).toEqual([])
})

test('a revision is compared with the one before it, with another, or with nothing', async () => {
  const { headRevision } = await bed.project(
    `headRevision { diff { kind path } none: diff(against: 0) { kind path } same: diff(against: 2) { path } }`,
  )
  expect(headRevision.diff).toEqual([
    { kind: 'ADDED', path: 'lib/more.mjs' },
    { kind: 'ADDED', path: 'package.json' },
    { kind: 'MODIFIED', path: 'processors.ts' },
    { kind: 'MODIFIED', path: 'routes.ts' },
  ])
  expect(headRevision.none.map(({ kind }: { kind: string }) => kind)).toEqual(['ADDED', 'ADDED', 'ADDED', 'ADDED'])
  expect(headRevision.same).toEqual([])
  const { revision } = await bed.project('revision(number: 1) { diff(against: 2) { kind path before after } }')
  expect(revision.diff).toContainEqual({ kind: 'MODIFIED', path: 'routes.ts', before: everything, after: routes })
  const unknown = `query($id: ID!) { project(id: $id) { headRevision { diff(against: 9) { path } } } }`
  expect(await service.ask(bed.ana, unknown, { id: bed.projectId })).toMatchObject({ codes: ['BAD_USER_INPUT'] })
})

test.each([
  ['name: { startsWith: "p" }', ['Parts']],
  ['name: { in: ["Tick", "All", "Gone"] }', ['All', 'Tick']],
  ['endpointUri: { eq: "queue:Large" }', ['Parts', 'Tick']],
  ['endpointUri: { contains: "partner" }', ['Parts']],
  ['hasDiagnostics: ERROR', ['Draft']],
  ['hasDiagnostics: INFO', ['All', 'Draft', 'Parts']],
  ['hasDiagnostics: ERROR, name: { eq: "All" }', []],
])('the filter { %s } finds %j', async (filter, names) => {
  const found = (await bed.project(`routes(filter: { ${filter} }) { totalCount nodes { name } }`)).routes
  expect(found).toEqual({ totalCount: names.length, nodes: names.map((name) => ({ name })) })
})

test('routes and revisions are paged, the newest revision first', async () => {
  const first = await bed.project(
    'routes(first: 3) { nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } revisions(first: 1) { edges { cursor node { number } } pageInfo { hasNextPage } }',
  )
  expect(first.routes).toMatchObject({
    nodes: [{ name: 'All' }, { name: 'Draft' }, { name: 'Parts' }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
  })
  expect(first.revisions).toMatchObject({ edges: [{ node: { number: 2 } }], pageInfo: { hasNextPage: true } })
  const next =
    await bed.project(`routes(first: 3, after: "${first.routes.pageInfo.endCursor}") { nodes { name } pageInfo { hasNextPage hasPreviousPage } }
    revisions(first: 1, after: "${first.revisions.edges[0].cursor}") { nodes { number } pageInfo { hasNextPage hasPreviousPage } }`)
  expect(next).toEqual({
    routes: { nodes: [{ name: 'Tick' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
    revisions: { nodes: [{ number: 1 }], pageInfo: { hasNextPage: false, hasPreviousPage: true } },
  })
})

test.each([
  'routes(first: 0)',
  'routes(first: 101)',
  'revisions(first: -1)',
  'routes(after: "x")',
  'revisions(after: "bm9uZQ")',
])('%s is refused', async (field) => {
  const query = `query($id: ID!) { project(id: $id) { ${field} { totalCount } } }`
  expect((await service.ask(bed.ana, query, { id: bed.projectId })).codes).toEqual(['BAD_USER_INPUT'])
})

test('a client that walks the revisions while others push sees each that was there once', async () => {
  const walked = await newProject(service)
  for (let n = 0; n < 7; n += 1) await walked.push({ 'a.ts': `// ${n}` })
  const seen: number[] = []
  let after: string | null = null
  do {
    const { revisions } = await walked.project(
      `revisions(first: 2, after: ${JSON.stringify(after)}) { nodes { number } pageInfo { hasNextPage endCursor } }`,
    )
    seen.push(...revisions.nodes.map(({ number }: { number: number }) => number))
    after = revisions.pageInfo.hasNextPage ? revisions.pageInfo.endCursor : null
    await walked.push({ 'a.ts': `// more ${seen.length}` })
  } while (after !== null)
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('revisions and routes are found by their ids, by who may see them', async () => {
  const key = bed.projectId.slice(4)
  const query = `query($rev: ID!, $rte: ID!) { rev: node(id: $rev) { __typename ... on Revision { number } } rte: node(id: $rte) { __typename ... on Route { name } } }`
  const ids = { rev: `rev_${key}_1`, rte: `rte_${key}_Tick` }
  expect(await bed.as(query, ids)).toEqual({
    rev: { __typename: 'Revision', number: 1 },
    rte: { __typename: 'Route', name: 'Tick' },
  })
  const none = { rev: null, rte: null }
  expect(await bed.as(query, { rev: `rev_${key}_9`, rte: `rte_${key}_Gone` })).toEqual(none)
  expect(await bed.as(query, { rev: `rev_${key}`, rte: `rte_${key}_` })).toEqual(none)
  expect((await service.ask(member('eve', {}), query, ids)).data).toEqual(none)
})

test('the gateway gets revisions and routes by reference, and null for what is hidden', async () => {
  const key = bed.projectId.slice(4)
  const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Revision { number } ... on Route { name } } }`
  const of = [
    { __typename: 'Revision', id: `rev_${key}_2` },
    { __typename: 'Route', id: `rte_${key}_All` },
    { __typename: 'Route', id: `rte_${key}_Gone` },
  ]
  expect((await bed.as(query, { of }))._entities).toEqual([{ number: 2 }, { name: 'All' }, null])
  expect((await service.ask(member('eve', {}), query, { of })).data._entities).toEqual([null, null, null])
})
