import { expect, test } from '@jest/globals'
import type { SourceRange } from '../../../compiler/diagnostic.ts'
import { evaluateProject } from '../../../compiler/evaluate/evaluate-project.ts'
import { defaultLimits } from '../../../compiler/evaluate/limits.ts'
import type { RouteOrigin } from '../../../compiler/project.ts'

const processors =
  'export const store = (body: string) => body\nexport const isBig = (body: string) => body.length > 9\n'

/** The texts of a routes file at the places that its only route, or the one of a name, has. */
async function textsOf(text: string, name?: string, path = 'routes.ts') {
  const { routes, diagnostics } = await evaluateProject({ [path]: text, 'processors.ts': processors }, defaultLimits)
  expect(diagnostics).toEqual([])
  const { origin } = routes.find(({ document }) => name === undefined || document.name === name) ?? {}
  expect(origin).toBeDefined()
  return textsAt(text, origin as RouteOrigin)
}

function textsAt(text: string, { name, from, steps, to, rules, otherwise, respond, text: own, whole }: RouteOrigin) {
  const cut = (range: SourceRange | undefined) => range && cutOut(text, range)
  return {
    name: cut(name),
    from: cut(from),
    steps: steps.map(cut),
    to: to.map(cut),
    rules: rules?.map(cut),
    otherwise: cut(otherwise),
    respond: cut(respond),
    all: cut(own ?? whole),
  }
}

/** As an editor counts lines and columns. */
function cutOut(text: string, { startLine, startColumn, endLine, endColumn }: SourceRange): string {
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)]
  return text.slice((starts[startLine - 1] ?? 0) + startColumn - 1, (starts[endLine - 1] ?? 0) + endColumn - 1)
}

const lines = `import { route } from 'routo'
import { isBig, store } from './processors.ts'

export default [
  // Of every shop.
  route('Orders', { batchSize: 5 })
    .from('queue:Orders') // from (everywhere)
    /* .process(no) */
    .process(store)
    .branch([
      [isBig, 'queue:Big'], // large
      // The "same" again.
      [isBig, 'file:Big', { key: '{id}' }],
    ])
    .otherwise('queue:Small'),
  route('Small').from('queue:Small').process(store).to('queue:Out').to('file:Out'),
]
`
const orders = {
  name: "route('Orders', { batchSize: 5 })",
  from: "from('queue:Orders')",
  steps: ['process(store)', expect.stringMatching(/^branch\(\[.*\]\)$/s)],
  to: [],
  rules: ["[isBig, 'queue:Big']", "[isBig, 'file:Big', { key: '{id}' }]"],
  otherwise: "otherwise('queue:Small')",
  all: expect.stringMatching(/^\/\/ Of every shop\..*'queue:Small'\)$/s),
}

test.each([
  ['as they are', lines],
  ['with CRLF', lines.replaceAll('\n', '\r\n')],
  ['behind a byte order mark', `\uFEFF${lines}`],
  ['behind characters of two and of four bytes', lines.replace('Of every', '😀 für')],
  [
    'on one line with such characters',
    lines.replace(/\/\/ (.*)/g, '/* 😀 é $1 */').replace(/export.*/s, (list) => list.replaceAll('\n', ' ')),
  ],
])('everything of a route is where it stands in lines %s', async (_how, text) => {
  const found = await textsOf(text, 'Orders')
  expect(found).toMatchObject({ ...orders, all: expect.stringMatching(/^\/[*/].*'queue:Small'\)$/s) })
  expect(await textsOf(text, 'Small')).toMatchObject({
    from: "from('queue:Small')",
    steps: ['process(store)'],
    to: ["to('queue:Out')", "to('file:Out')"],
    all: "route('Small').from('queue:Small').process(store).to('queue:Out').to('file:Out')",
  })
})

test('a route that has a name of its own is where that is made', async () => {
  const text = `import { route as make } from 'routo'
import { store } from './processors.ts'
const small = make('Small').from('queue:Small').process(store)
export default [small]
`
  expect(await textsOf(text)).toMatchObject({
    name: "make('Small')",
    steps: ['process(store)'],
    all: "make('Small').from('queue:Small').process(store)",
  })
})

test.each([
  [
    'a function',
    "const make = (name: string) => route(name).from('queue:A').process(store)\nexport default [make('A')]",
  ],
  ['a loop', "export default ['A'].map((name) => route(name).from('queue:A').process(store))"],
  ['two statements', "const begun = route('A').from('queue:A')\nexport default [begun.process(store)]"],
])('of a route that %s makes, the calls are known, and not all of it', async (_what, code) => {
  const text = `import { route } from 'routo'\nimport { store } from './processors.ts'\n${code}\n`
  expect(await textsOf(text)).toMatchObject({ from: "from('queue:A')", steps: ['process(store)'], all: undefined })
})

test('rules that are not written one by one have no place, and the branch has', async () => {
  const text = `import { route } from 'routo'
import { isBig } from './processors.ts'
const rules = [[isBig, 'queue:Big']]
export default [route('A').from('queue:A').branch(rules as never).otherwise('queue:B')]
`
  expect(await textsOf(text)).toMatchObject({ steps: ['branch(rules as never)'], rules: undefined })
})

test('in routes.json, parts are where their values are', async () => {
  const step = { kind: 'process', processor: { module: './processors.ts', export: 'store' } }
  const rule = { processor: { module: './processors.ts', export: 'isBig' }, to: { uri: 'queue:Big' } }
  const branch = { kind: 'branch', rules: [rule], otherwise: { uri: 'queue:Small' } }
  const route = { name: 'A', from: { uri: 'queue:A' }, steps: [step, branch], to: [], options: {} }
  const found = await textsOf(JSON.stringify([route]), 'A', 'routes.json')
  expect(found).toMatchObject({
    from: JSON.stringify(route.from),
    steps: [JSON.stringify(step), JSON.stringify(branch)],
    rules: [JSON.stringify(rule)],
    otherwise: JSON.stringify(branch.otherwise),
    all: JSON.stringify(route),
  })
})
