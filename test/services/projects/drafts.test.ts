import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemCaller } from '../../../services/shared/caller.ts'
import { member, openProjectsBed, PROBLEMS, type ProjectsBed } from '../../testkit/projects.ts'
import { acme, type Files, listed, newProject, processors, type RevisionsBed, routes } from '../revisions/support.ts'

let service: ProjectsBed
let bed: RevisionsBed

beforeAll(async () => {
  service = await openProjectsBed()
  bed = await newProject(service)
})
afterAll(() => service.close())

const RANGE = 'range { path startLine startColumn endLine endColumn }'
const ENDPOINT = 'endpoint { uri kind name options }'
const DIAGNOSTIC = `severity code message route step ${RANGE} fix { title edits { ${RANGE} newText } }`
const CHECK = `query Check($input: ProjectCheckInput!) { projectCheck(input: $input) {
  diagnostics { ${DIAGNOSTIC} }
  graph { nodes { id kind label } edges { from to label } cycles }
  routes {
    name description document respond { export } ${RANGE}
    from { ${ENDPOINT} ${RANGE} }
    steps {
      id kind label processor { module export } ${RANGE} to { uri }
      rules { processor { export } to { uri options } ${RANGE} } otherwise { ${ENDPOINT} ${RANGE} }
    }
    to { ${ENDPOINT} ${RANGE} }
  }
  processors { path exports language source digest }
  ${PROBLEMS}
} }`
const EDIT = `query Edit($input: RouteEditInput!) { routeEdit(input: $input) {
  edits { ${RANGE} newText } files { path text bytes } diagnostics { code } ${PROBLEMS}
} }`

const inputOf = (files: Files, more: object = {}) => ({ projectId: bed.projectId, files: listed(files), ...more })
const check = async (files: Files) => (await bed.as(CHECK, { input: inputOf(files) })).projectCheck
const edit = async (files: Files, more: object) => (await bed.as(EDIT, { input: inputOf(files, more) })).routeEdit
const head = () => bed.project('headRevision { number }')

test('files that nobody has saved are checked: what their routes are, and where everything stands', async () => {
  const text = routes.replace(
    '.process(storeOrders)',
    `.tap('queue:Copies')
    .branch([[isLarge, 'queue:Large'], [isLarge, 'file:Large', { key: '{id}' }]])
    .otherwise('queue:Small')`,
  )
  const files = { ...acme, 'routes.ts': text.replace('csvToJson, storeOrders', 'csvToJson, isLarge') }
  const found = await check(files)
  const cut = ({ startLine, startColumn, endLine, endColumn }: Record<string, number>) => {
    const lines = files['routes.ts'].split('\n').slice((startLine ?? 0) - 1, endLine)
    lines.push(lines.pop()?.slice(0, (endColumn ?? 0) - 1) ?? '')
    return lines.join('\n').slice((startColumn ?? 0) - 1)
  }
  expect(found).toMatchObject({
    routes: [
      {
        name: 'CSVToJSON',
        description: null,
        from: { endpoint: { uri: 'file:OrdersFTPBucket', kind: 'FILE', name: 'OrdersFTPBucket', options: {} } },
        steps: [
          {
            id: '0',
            kind: 'SPLIT',
            label: 'csvToJson',
            processor: { module: 'processors.ts', export: 'csvToJson' },
            rules: [],
            otherwise: null,
            to: null,
          },
        ],
        to: [{ endpoint: { uri: 'queue:OrdersJSONQueue' } }],
        document: { name: 'CSVToJSON', steps: [{ kind: 'split' }] },
      },
      {
        name: 'StoreOrders',
        steps: [
          { kind: 'TAP', label: 'queue:Copies', processor: null, to: { uri: 'queue:Copies' } },
          {
            id: '1',
            kind: 'BRANCH',
            label: 'branch',
            rules: [
              { processor: { export: 'isLarge' }, to: { uri: 'queue:Large' } },
              { to: { options: { key: '{id}' } } },
            ],
            otherwise: { endpoint: { uri: 'queue:Small' } },
          },
        ],
        to: [],
      },
    ],
    graph: { nodes: expect.arrayContaining([{ id: 'route:StoreOrders', kind: 'route', label: 'StoreOrders' }]) },
    processors: [
      {
        path: 'processors.ts',
        exports: ['csvToJson', 'storeOrders', 'isLarge'],
        language: 'typescript',
        source: processors,
      },
    ],
    userErrors: [],
  })
  const [first, second] = found.routes
  expect(cut(first.range)).toMatch(/^\/\/ Every morning\.\n {2}route\('CSVToJSON'\).*Queue'\)$/)
  expect(cut(first.from.range)).toBe("from('file:OrdersFTPBucket')")
  expect(cut(first.to[0].range)).toBe("to('queue:OrdersJSONQueue')")
  expect(cut(second.steps[0].range)).toBe("tap('queue:Copies')")
  expect(second.steps[1].rules.map(({ range }: { range: never }) => cut(range))).toEqual([
    "[isLarge, 'queue:Large']",
    "[isLarge, 'file:Large', { key: '{id}' }]",
  ])
  expect(cut(second.steps[1].otherwise.range)).toBe("otherwise('queue:Small')")
  expect(await head()).toEqual({ headRevision: null })
})

test.each([
  ['right', acme],
  ['of a misspelt function', { ...acme, 'routes.ts': routes.replace('csvToJson, store', 'csvToJsn, store') }],
  ['without routes', { 'processors.ts': processors }],
  ['no code', { 'routes.ts': 'export default [' }],
])('a check of files that are %s says what a push of them would', async (_what, files: Files) => {
  const { diagnostics } = await bed.push(files, { dryRun: true }, `diagnostics { ${DIAGNOSTIC} }`)
  expect((await check(files)).diagnostics).toEqual(diagnostics)
})

test.each<[string, Files]>([
  ['leave the project', { '../routes.ts': '' }],
  ['are too large', { 'routes.ts': `//${'x'.repeat(1024 * 1024)}` }],
  ['are too many', Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`f${index}.ts`, '']))],
  [
    'make too much of little',
    {
      'routes.ts': `import { route } from 'routo'
const description = 'x'.repeat(20000)
export default Array.from({ length: 700 }, (_, n) => route('R' + n, { description }).from('queue:Q' + n).to('queue:T'))`,
    },
  ],
])('files that %s are refused as a push refuses them', async (_what, files) => {
  const { userErrors } = await bed.push(files, { dryRun: true }, PROBLEMS)
  expect(userErrors).not.toEqual([])
  expect(await check(files)).toMatchObject({ userErrors, diagnostics: [], routes: [], graph: { nodes: [] } })
})

test('an edit tells only what changes of the text, and nothing is saved', async () => {
  const [{ document }] = (await check(acme)).routes
  const changed = { ...document, to: [{ uri: 'queue:Others' }] }
  const range = { path: 'routes.ts', startLine: 6, startColumn: 79, endLine: 6, endColumn: 93 }
  expect(await edit(acme, { document: changed })).toEqual({
    edits: [{ range, newText: 'thers' }],
    files: [],
    diagnostics: [],
    userErrors: [],
  })
  expect(await head()).toEqual({ headRevision: null })
})

test('a route of a project without a routes file comes with a new file', async () => {
  const document = { name: 'A', from: { uri: 'queue:A' }, steps: [], to: [{ uri: 'queue:B' }], options: {} }
  const text = "import { route } from 'routo'\n\nexport default [\n  route('A').from('queue:A').to('queue:B'),\n]\n"
  expect(await edit({}, { document })).toEqual({
    edits: [],
    files: [{ path: 'routes.ts', text, bytes: text.length }],
    diagnostics: [],
    userErrors: [],
  })
})

test.each([
  ['nothing is asked for', {}, { code: 'INVALID', field: ['input'] }],
  ['both are asked for', { document: {}, remove: 'A' }, { code: 'INVALID', field: ['input'] }],
  ['there is no such route', { remove: 'Gone' }, { code: 'NOT_FOUND', field: ['input', 'remove'] }],
  ['the document is none', { document: [1] }, { code: 'INVALID', field: ['input', 'document'] }],
])('an edit is refused in words where %s', async (_what, more, problem) => {
  expect(await edit(acme, more)).toMatchObject({ edits: [], userErrors: [problem] })
})

test('a route that code makes is refused, and what to do is said', async () => {
  const text = `import { route } from 'routo'\nexport default ['A'].map((name) => route(name).from('queue:A').to('queue:B'))\n`
  const { userErrors } = await edit({ 'routes.ts': text }, { remove: 'A' })
  expect(userErrors).toMatchObject([
    { code: 'INVALID', message: expect.stringContaining('is made by code'), hint: expect.any(String) },
  ])
})

const plain = { name: 'StoreOrders', from: { uri: 'queue:OrdersJSONQueue' }, steps: [], to: [], options: {} }
const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
const manyRules = Array.from({ length: 1_000 }, (_, n) => ({
  processor: { module: './processors.ts', export: 'isLarge' },
  to: { uri: `queue:Q${n}` },
}))

test.each<[string, object]>([
  ['a name that every object has', { remove: 'constructor' }],
  ['an operator of a database', { document: { ...plain, name: { $ne: null } } }],
  ['a text instead of a document', { document: 'route("A")' }],
  ['code instead of an endpoint', { document: { ...plain, from: { uri: "queue:A') + process.exit(('" } } }],
  [
    'code instead of a function',
    {
      document: {
        ...plain,
        steps: [{ kind: 'process', processor: { module: './processors.ts', export: 'a); for (;;) {} (' } }],
      },
    },
  ],
  ['a thousand rules', { document: { ...plain, steps: [{ kind: 'branch', rules: manyRules }] } }],
])('an edit with %s is answered, and the next one is as ever', async (_what, more) => {
  const { data, codes } = await service.ask(bed.ana, EDIT, { input: inputOf(acme, more) })
  expect(codes).toEqual([])
  const { edits, userErrors } = data.routeEdit
  expect(edits.length + userErrors.length).toBeGreaterThan(0)
  expect((await edit(acme, { remove: 'CSVToJSON' })).edits).toHaveLength(1)
})

test.each<[string, unknown]>([
  ['sets a prototype', JSON.parse('{"__proto__": {"name": "A"}, "name": "A"}')],
  ['has no bottom', { ...plain, steps: [{ kind: 'validate', schema: { enum: deep(5_000) } }] }],
])('a document that %s is not even looked at', async (_what, document) => {
  expect(await service.ask(bed.ana, EDIT, { input: inputOf(acme, { document }) })).toMatchObject({
    codes: ['BAD_USER_INPUT'],
  })
})

test('who only looks, or is no member, is refused', async () => {
  const input = inputOf(acme)
  const viewer = member('vic', { [bed.projectId]: 'VIEWER' })
  const stranger = member('sam', {})
  for (const [query, variables] of [
    [CHECK, { input }],
    [EDIT, { input: { ...input, remove: 'CSVToJSON' } }],
  ] as const) {
    expect(await service.ask(viewer, query, variables)).toMatchObject({ codes: ['FORBIDDEN'] })
    expect(Object.values((await service.ask(stranger, query, variables)).data)).toEqual([null])
  }
})

test('a project that is not there has nothing to say, whoever asks', async () => {
  const { identity } = systemCaller('test')
  const input = { ...inputOf(acme), projectId: 'prj_000000000000' }
  expect(await service.ask(identity, CHECK, { input })).toMatchObject({ data: { projectCheck: null }, codes: [] })
})

test('whoever asks on and on gets the answer to the newest first, and old questions give way', async () => {
  const order: number[] = []
  const answers = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const answer = await check({ ...acme, 'routes.ts': `${routes}// ${index}\n` })
      order.push(index)
      return answer
    }),
  )
  const refused = answers.flatMap(({ userErrors }, index) => (userErrors.length > 0 ? [index] : []))
  expect(refused.length).toBeGreaterThan(10)
  for (const index of refused)
    expect(answers[index].userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', retryable: true }])
  expect(answers.at(-1)).toMatchObject({ userErrors: [], routes: [{ name: 'CSVToJSON' }, { name: 'StoreOrders' }] })
  const answered = order.filter((index) => !refused.includes(index))
  expect(answered.indexOf(29)).toBeLessThan(3)
})

test('a loop of somebody else that never ends holds nobody up', async () => {
  const other = member('otto', { [bed.projectId]: 'DEVELOPER' })
  const endless = { input: inputOf({ 'routes.ts': 'for (;;) {}\nexport default []' }) }
  let isOver = false
  const loops = Promise.all(Array.from({ length: 2 }, () => service.ask(other, CHECK, endless))).then((answers) => {
    isOver = true
    return answers
  })
  expect((await check(acme)).routes).toHaveLength(2)
  expect(isOver).toBe(false)
  for (const { data } of await loops) {
    expect(data.projectCheck.diagnostics).toMatchObject([{ code: 'EVALUATION_TIMEOUT' }])
  }
})
