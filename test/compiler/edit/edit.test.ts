import { expect, test } from '@jest/globals'
import type { RouteEdit } from '../../../compiler/edit/edit.ts'
import { edit } from '../../../compiler/edit/index.ts'

const processors = `export const csvToJson = (body: string) => [body]
export const storeOrders = (body: string) => body
export const isLarge = (body: string) => body.length > 10
`
const routes = `// The orders of Acme.
import { route } from 'routo'
import { csvToJson, storeOrders } from './processors.ts'

export default [
  // Every morning.
  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'), // seven o'clock

  /* Kept for a year. */
  route('StoreOrders')
    .from('queue:OrdersJSONQueue')
    // The shop's own system.
    .process(storeOrders),
]
`
const project = (text = routes) => ({ 'routes.ts': text, 'processors.ts': processors })

/** The routes file after an edit; the problem where there is one. */
async function after(change: RouteEdit, files: Readonly<Record<string, string>> = project()): Promise<string> {
  const result = await edit(files, change)
  if ('problem' in result) return [result.problem, ...result.diagnostics.map(({ code }) => code)].join(' ')
  return result.files['routes.ts'] ?? result.files['routes.json'] ?? ''
}

const source = (text: string): RouteEdit => ({ kind: 'save', source: text })

test('a route replaces the one of its name, and comments around it stay', async () => {
  expect(await after(source("route('CSVToJSON').from('file:Inbox').split(csvToJson)"))).toBe(
    routes.replace(
      "route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue')",
      "route('CSVToJSON').from('file:Inbox').split(csvToJson)",
    ),
  )
})

test('a route that comes with comments brings them for those that were there', async () => {
  const text = "// Every evening.\nroute('CSVToJSON').from('file:Inbox').split(csvToJson)"
  expect(await after(source(text))).toContain(
    `export default [\n  // Every evening.\nroute('CSVToJSON').from('file:Inbox')`,
  )
  expect(await after(source(text))).not.toContain('morning')
})

test('a new route goes behind the others, and what it names is imported', async () => {
  const text = "route('Large').from('queue:Large').filter(isLarge).process(storeOrders)"
  expect(await after(source(text))).toBe(
    routes
      .replace('{ csvToJson, storeOrders }', '{ csvToJson, storeOrders, isLarge }')
      .replace('process(storeOrders),\n]', `process(storeOrders),\n  ${text},\n]`),
  )
})

test.each([
  ['an empty list', 'export default []', "export default [\n  route('A').from('queue:A').process(storeOrders),\n]"],
  [
    'a list on one line',
    "export default [route('B').from('queue:B').to('queue:C')]",
    "to('queue:C'), route('A').from('queue:A').process(storeOrders)]",
  ],
  [
    'a last element without a comma',
    "export default [\n  (route('B').from('queue:B').to('queue:C'))\n]",
    "to('queue:C')),\n  route('A').from('queue:A').process(storeOrders),\n]",
  ],
  [
    'a comment at the end',
    "export default [\n  route('B').from('queue:B').to('queue:C') // B\n]",
    "to('queue:C'), // B\n  route('A').from('queue:A').process(storeOrders),\n]",
  ],
  [
    'a list with a name',
    "const all = [\n  route('B').from('queue:B').to('queue:C'),\n]\nexport default all",
    "\n  route('A').from('queue:A').process(storeOrders),\n]\nexport default all",
  ],
])('a new route is added to %s', async (_what, list, expected) => {
  const text = `import { route } from 'routo'\n${list}\n`
  expect(await after(source("route('A').from('queue:A').process(storeOrders)"), project(text))).toContain(expected)
})

test('a routes file of one route is taken apart: its route into the list, its imports to the imports', async () => {
  const text = `import { route as r } from 'routo'
import { isLarge as large } from './processors.ts'
// Only these.
export default [
  // Big ones.
  r('Large').from('queue:Large').filter(large),
]`
  const changed = await after(source(text))
  expect(changed).toContain("import { route, route as r } from 'routo'")
  expect(changed).toContain("import { csvToJson, storeOrders, isLarge as large } from './processors.ts'")
  expect(changed).toContain("  // Big ones.\n  r('Large').from('queue:Large').filter(large),\n]")
})

test('names that mean something else in the file are written as the file has them', async () => {
  const text = `import { route } from 'routo'
import { isLarge as storeOrders } from './processors.ts'
export default route('Large').from('queue:Large').filter(storeOrders)`
  expect(await after(source(text))).toContain("  route('Large').from('queue:Large').filter(isLarge),\n]")
})

test('a document changes only the calls that have to be, and keeps the comments of the others', async () => {
  const document = {
    name: 'StoreOrders',
    from: { uri: 'queue:OrdersJSONQueue' },
    steps: [
      { kind: 'filter', processor: { module: './processors.ts', export: 'isLarge' } },
      { kind: 'process', processor: { module: './processors.ts', export: 'storeOrders' } },
    ],
    to: [],
    options: {},
  }
  expect(await after({ kind: 'save', document })).toBe(
    routes
      .replace('{ csvToJson, storeOrders }', '{ csvToJson, storeOrders, isLarge }')
      .replace("Queue')\n    // The", "Queue')\n    .filter(isLarge)\n    // The"),
  )
})

test('a removed route takes its comments and its line along, and nothing else', async () => {
  expect(await after({ kind: 'remove', name: 'CSVToJSON' })).toBe(routes.replace(/ {2}\/\/ Every morning\.\n.*\n/, ''))
  expect(await after({ kind: 'remove', name: 'StoreOrders' })).toBe(routes.replace(/ {2}\/\* Kept.*(?=\]\n$)/s, ''))
})

test.each([
  ['the first of a line', 'A', "[route('B').from('queue:B').to('queue:C')]"],
  ['the last of a line', 'B', "[route('A').from('queue:A').to('queue:B')]"],
])('a route is removed as %s', async (_what, name, expected) => {
  const list = "[route('A').from('queue:A').to('queue:B'), route('B').from('queue:B').to('queue:C')]"
  const text = `import { route } from 'routo'\nexport default ${list}\n`
  expect(await after({ kind: 'remove', name }, project(text))).toBe(text.replace(list, expected))
})

test('routes are changed where they stand: in another routes file', async () => {
  const orders = `import { route } from 'routo'\nexport const orders = [route('A').from('queue:A').to('queue:B')]\n`
  const files = {
    ...project(`import { orders } from './shop/orders.routes.ts'\nexport default [...orders]\n`),
    'shop/orders.routes.ts': orders,
  }
  const result = await edit(files, source("route('A').from('queue:A').process(storeOrders)"))
  expect(result).toMatchObject({
    files: {
      ...files,
      'shop/orders.routes.ts': orders
        .replace("to('queue:B')", 'process(storeOrders)')
        .replace("'routo'\n", "'routo'\nimport { storeOrders } from '../processors.ts'\n"),
    },
  })
})

test('a project without routes gets a file for them', async () => {
  const document = { name: 'A', from: { uri: 'queue:A' }, steps: [], to: [{ uri: 'queue:B' }], options: {} }
  const expected = `import { route } from 'routo'\n\nexport default [\n  route('A').from('queue:A').to('queue:B'),\n]\n`
  expect(await after({ kind: 'save', document }, {})).toBe(expected)
  expect(await after(source("route('A').from('queue:A').to('queue:B')"), {})).toBe(expected)
})

test('in routes.json a route is JSON, however it was given', async () => {
  const a = { name: 'A', from: { uri: 'queue:A' }, steps: [], to: [{ uri: 'queue:B' }], options: {} }
  const b = { ...a, name: 'B', from: { uri: 'queue:B' }, to: [{ uri: 'queue:C' }] }
  const files = { 'routes.json': `${JSON.stringify([a, b], null, 2)}\n`, 'processors.ts': processors }
  const changed = JSON.stringify([{ ...a, to: [{ uri: 'queue:D' }] }, b], null, 2)
  expect(await after(source("route('A').from('queue:A').to('queue:D')"), files)).toBe(`${changed}\n`)
  expect(await after({ kind: 'remove', name: 'B' }, files)).toBe(`${JSON.stringify([a], null, 2)}\n`)
  const more = { ...b, name: 'C', from: { uri: 'queue:C' }, to: [{ uri: 'queue:E' }] }
  expect(await after({ kind: 'save', document: more }, files)).toBe(`${JSON.stringify([a, b, more], null, 2)}\n`)
})

const loop = `import { route } from 'routo'
const names = ['A', 'B']
export default names.map((name) => route(name).from(\`queue:\${name}\`).to('queue:Out'))
`
test.each([
  ['is made by code', source("route('A').from('queue:A').to('queue:Out')"), loop, 'Route "A" is made by code'],
  ['is removed where code makes it', { kind: 'remove', name: 'A' } as const, loop, 'Route "A" is made by code'],
  [
    'is new where code makes the list',
    source("route('C').from('queue:C').to('queue:Out')"),
    loop,
    'makes its list of routes by code',
  ],
  ['is not there', { kind: 'remove', name: 'Gone' } as const, routes, 'There is no route "Gone"'],
  ['has no name', source("[1].map((n) => route('A' + n))"), routes, 'not one route with its name'],
  [
    'is two',
    source("route('A').from('queue:A').to('queue:B'), route('B').from('queue:B').to('queue:C')"),
    routes,
    'not one route',
  ],
  ['is no code', source("route('A'"), routes, 'cannot be read'],
  ['is no route', source("route('A').form('queue:A')"), routes, 'the routes cannot be read. INVALID_CALL'],
  [
    'names what nobody exports',
    source("route('A').from('queue:A').process(nobody)"),
    routes,
    'cannot be read. ROUTES_THREW',
  ],
  ['closes the list early', source("route('A').from('queue:A').to('queue:B')]; [1"), routes, 'Something stands behind'],
  [
    'has a comment behind it',
    source("route('A').from('queue:A').to('queue:B') // last"),
    routes,
    'Something stands behind',
  ],
  ['is no document', { kind: 'save', document: { name: 1 } } as const, routes, 'not that of a route'],
])('a route that %s is a problem', async (_what, change, text, expected) => {
  expect(await after(change, project(text))).toContain(expected)
})

test('a change that other routes would feel is refused', async () => {
  const text = `import { route } from 'routo'
const all = [route('A').from('queue:A').to('queue:B')]
export default [...all, route(all.length > 0 ? 'B' : 'C').from('queue:B').to('queue:D')]
`
  expect(await after({ kind: 'remove', name: 'A' }, project(text))).toContain('Other routes would change')
})

test('a routes file that cannot be read is mended by saving the route that is wrong', async () => {
  const broken = routes.replace('.split(csvToJson)', '.splitt(csvToJson)')
  const text = "route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue')"
  expect(await after(source(text), project(broken))).toBe(routes)
})

test('text that breaks the parser is a problem, and the next edit does not notice', async () => {
  expect(await after(source('['.repeat(200_000)))).toContain('EVALUATION_TOO_DEEP')
  expect(await after({ kind: 'remove', name: 'StoreOrders' })).not.toContain('StoreOrders')
})
