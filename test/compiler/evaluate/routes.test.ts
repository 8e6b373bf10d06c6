import { expect, test } from '@jest/globals'
import { evaluate } from '../../../compiler/evaluate/index.ts'
import { route } from '../../../runtime/index.ts'
import { documentsOf } from '../../testkit/documents.ts'

const processors = `
import sharp from 'sharp'
throw new Error('no processor ever runs here')
export const csvToJson = (body: string) => body
export async function storeOrders(body: string) {}
export class Store {}
export default csvToJson
`
const csvToJson = (body: string) => [body]
const storeOrders = (body: string) => body

const documents = async (files: Record<string, string>) => {
  const { routes, diagnostics } = await evaluate({ 'processors.ts': processors, ...files })
  expect(diagnostics).toEqual([])
  return routes.map(({ document }) => document)
}

test('routes of the builder become the documents they are', async () => {
  const found = await documents({
    'routes.ts': `
import { route } from 'routo'
import { csvToJson, storeOrders } from './processors.ts'

export default [
  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'),
  route('StoreOrders', { memoryMb: 512 as number }).from('queue:OrdersJSONQueue').process(storeOrders),
]`,
  })
  expect(found).toEqual(
    documentsOf(
      route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'),
      route('StoreOrders', { memoryMb: 512 }).from('queue:OrdersJSONQueue').process(storeOrders),
    ),
  )
})

test('routes may be made by loops and functions, and be spread over files', async () => {
  const found = await documents({
    'shops.json': '["Berlin", "Paris"]',
    'shops/orders.routes.ts': `
import { route as start } from 'routo'
import * as processors from '../processors.ts'
import shops from '../shops.json' with { type: 'json' }
type Name = string
const shop = (name: Name) => start(\`\${name}Orders\`).from(\`queue:\${name}\`).process(processors.default)
export const orders = shops.map(shop)`,
    'routes.mjs': `
import { orders } from './shops/orders.routes.ts'
console.log('not heard')
export default [...orders]`,
  })
  expect(found.map(({ name, steps }) => [name, steps])).toEqual([
    ['BerlinOrders', [{ kind: 'process', processor: { module: './processors.ts', export: 'default' } }]],
    ['ParisOrders', [{ kind: 'process', processor: { module: './processors.ts', export: 'default' } }]],
  ])
})

test('a function that a routes file exports is a reference like any other', async () => {
  const [found] = await documents({
    'routes.js': `
import { route } from 'routo'
export const isLarge = (body) => body.length > 10
export default [route('A').from('queue:A').filter(isLarge)]`,
  })
  expect(found?.steps).toEqual([{ kind: 'filter', processor: { module: './routes.js', export: 'isLarge' } }])
})

test('re-exports are followed', async () => {
  const [found] = await documents({
    'index.ts': "export * from './processors.ts'\nexport { default as main } from './processors.ts'",
    'routes.ts': `
import { route } from 'routo'
import { csvToJson, main } from './index.ts'
export default [route('A').from('queue:A').process(csvToJson).process(main)]`,
  })
  expect(found?.steps.map((step) => ('processor' in step ? step.processor : undefined))).toEqual([
    { module: './index.ts', export: 'csvToJson' },
    { module: './index.ts', export: 'main' },
  ])
})

test('a list may hold documents beside routes, and a document may name its processors by import', async () => {
  const found = await documents({
    'routes.ts': `
import { route } from 'routo'
import { csvToJson } from './processors.ts'
export default [
  { name: 'A', from: { uri: 'queue:A' }, steps: [{ kind: 'process', processor: csvToJson }], to: [], options: {} },
  route('B').from('queue:B').process(csvToJson),
]`,
  })
  expect(found.map(({ steps }) => steps)).toEqual([found[1]?.steps, found[1]?.steps])
})

test('routes.json holds documents, and their places are known', async () => {
  const document = {
    name: 'A',
    from: { uri: 'queue:A' },
    steps: [{ kind: 'process', processor: { module: './processors.ts', export: 'csvToJson' } }],
    to: [{ uri: 'queue:B' }],
    options: {},
  }
  const { routes, diagnostics } = await evaluate({ 'routes.json': JSON.stringify([document], null, 2) })
  expect(diagnostics).toEqual([])
  expect(routes.map((route) => route.document)).toEqual([document])
  expect(routes[0]?.origin).toMatchObject({
    name: { path: 'routes.json', startLine: 3, startColumn: 13 },
    from: { startLine: 4 },
    steps: [{ startLine: 8, endLine: 14 }],
    to: [{ startLine: 17 }],
  })
})

test('a byte order mark at the beginning of a file means nothing', async () => {
  const document = { name: 'A', from: { uri: 'queue:A' }, steps: [], to: [{ uri: 'queue:B' }], options: {} }
  const expected = { routes: [{ document }], diagnostics: [] }
  expect(await evaluate({ 'routes.json': `\uFEFF${JSON.stringify([document])}` })).toMatchObject(expected)
  expect(await evaluate({ 'routes.ts': `\uFEFFexport default ${JSON.stringify([document])}` })).toMatchObject(expected)
  const imported = {
    'routes.ts': "import list from './a.json'\nexport default list",
    'a.json': `\uFEFF${JSON.stringify([document])}`,
  }
  expect(await evaluate(imported)).toMatchObject(expected)
})

test('keys with a meaning to JavaScript are only keys', async () => {
  const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}, "constructor": true, "10": false}}')
  const [found] = await documents({
    'schema.json': JSON.stringify(schema),
    'routes.ts': `
import { route } from 'routo'
import schema from './schema.json'
export default [route('A').from('queue:A').validate(schema).to('queue:B')]`,
  })
  const step = found?.steps[0]
  expect(step?.kind === 'validate' && JSON.stringify(step.schema)).toBe(JSON.stringify(schema))
})

test('every call of a route has its place, however it is laid out', async () => {
  const text = `import { route as start } from 'routo'
import { csvToJson } from './processors.ts'
const common = (name: string) => start(name).from('queue:A')
export default [
  common('A').process(
    csvToJson,
  ).to('queue:B')
   .to('queue:C', { }),
]`
  const { routes } = await evaluate({ 'processors.ts': processors, 'routes.ts': text })
  const lines = text.split('\n')
  const cut = (range: unknown) => {
    const { startLine, startColumn, endLine, endColumn } = range as Record<string, number>
    const found = lines.slice(Number(startLine) - 1, endLine)
    found.push(found.pop()?.slice(0, Number(endColumn) - 1) ?? '')
    return found.join('\n').slice(Number(startColumn) - 1)
  }
  const origin = routes[0]?.origin
  expect(cut(origin?.name)).toBe('start(name)')
  expect(cut(origin?.from)).toBe("from('queue:A')")
  expect(origin?.steps.map(cut)).toEqual(['process(\n    csvToJson,\n  )'])
  expect(origin?.to.map(cut)).toEqual(["to('queue:B')", "to('queue:C', { })"])
})

test('a thousand routes are no more than a thousand routes', async () => {
  const found = await documents({
    'routes.ts': `
import { route } from 'routo'
import { csvToJson } from './processors.ts'
export default Array.from({ length: 1_000 }, (_, n) => route('Route' + n).from('queue:Q' + n).process(csvToJson))`,
  })
  expect(found).toHaveLength(1_000)
  expect(found.at(-1)?.name).toBe('Route999')
})

test.each(['routes.ts', 'routes.js'])(
  'a byte order mark before the first line of %s shifts no place in it',
  async (path) => {
    const text = "\uFEFFimport { route } from 'routo'; export default [route('A').from('queue:B')]"
    const { routes } = await evaluate({ [path]: text })
    const { startColumn = 0, endColumn = 0 } = routes[0]?.origin.text ?? {}
    expect(text.slice(startColumn - 1, endColumn - 1)).toBe("route('A').from('queue:B')")
  },
)
