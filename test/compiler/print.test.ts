import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { evaluate } from '../../compiler/evaluate/index.ts'
import { print } from '../../compiler/print.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { filesOfReferences, routeDocument } from '../testkit/arbitrary-documents.ts'
import { runs } from '../testkit/thorough.ts'

const orders: RouteDocument = {
  name: 'CSVToJSON',
  from: { uri: 'file:OrdersFTPBucket' },
  steps: [{ kind: 'split', processor: { module: './processors.ts', export: 'csvToJson' } }],
  to: [{ uri: 'queue:OrdersJSONQueue' }],
  options: {},
}

test('short routes are one line each, as one would write them', () => {
  const store: RouteDocument = {
    name: 'StoreOrders',
    from: { uri: 'queue:OrdersJSONQueue' },
    steps: [{ kind: 'process', processor: { module: './processors.ts', export: 'storeOrders' } }],
    to: [],
    options: {},
  }
  expect(print([orders, store])).toBe(`import { route } from 'routo'
import { csvToJson, storeOrders } from './processors.ts'

export default [
  route('CSVToJSON').from('file:OrdersFTPBucket').split(csvToJson).to('queue:OrdersJSONQueue'),
  route('StoreOrders').from('queue:OrdersJSONQueue').process(storeOrders),
]
`)
})

test('a long route has one call per line', () => {
  const ref = (name: string) => ({ module: './processors.ts', export: name })
  const long: RouteDocument = {
    ...orders,
    description: "Every partner's orders, one message each",
    options: { timeoutMs: 60000, retry: { attempts: 3 } },
    steps: [
      ...orders.steps,
      {
        kind: 'validate',
        schema: {
          type: 'object',
          required: ['id', 'lines'],
          properties: { id: { type: 'string' }, lines: { type: 'array' }, 'ship-to': true },
        },
      },
      { kind: 'tap', to: { uri: 'file:Archive', key: '{id}.json' }, processor: ref('isLarge') },
      {
        kind: 'branch',
        rules: [
          { processor: ref('isCustomerX'), to: { uri: 'queue:CustomerXQueue' } },
          { processor: ref('isCustomerY'), to: { uri: 'https://customer-y.example/orders', method: 'PUT' } },
        ],
        otherwise: { uri: 'queue:OtherCustomersQueue' },
      },
    ],
    to: [],
  }
  expect(print(long)).toMatchInlineSnapshot(`
"import { route } from 'routo'
import { csvToJson, isCustomerX, isCustomerY, isLarge } from './processors.ts'

export default [
  route('CSVToJSON', {
    description: "Every partner's orders, one message each",
    timeoutMs: 60_000,
    retry: { attempts: 3 },
  })
    .from('file:OrdersFTPBucket')
    .split(csvToJson)
    .validate({
      type: 'object',
      required: ['id', 'lines'],
      properties: { id: { type: 'string' }, lines: { type: 'array' }, 'ship-to': true },
    })
    .tap('file:Archive', { key: '{id}.json', when: isLarge })
    .branch([
      [isCustomerX, 'queue:CustomerXQueue'],
      [isCustomerY, 'https://customer-y.example/orders', { method: 'PUT' }],
    ])
    .otherwise('queue:OtherCustomersQueue'),
]
"
`)
})

test('names that clash or cannot be bound are imported by another name', () => {
  const refs = [
    { module: './a.ts', export: 'default' },
    { module: './a.ts', export: 'class' },
    { module: './b.ts', export: 'route' },
    { module: './b.ts', export: 'class' },
  ]
  const text = print({ ...orders, steps: refs.map((processor) => ({ kind: 'process', processor })) })
  expect(text).toContain("import { class as class2, default as a } from './a.ts'")
  expect(text).toContain("import { class as class3, route as route2 } from './b.ts'")
})

test('what is printed evaluates to the same documents', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(routeDocument, { maxLength: 4 }), async (documents) => {
      const text = print(documents)
      const { routes, diagnostics } = await evaluate({ ...filesOfReferences, 'routes.ts': text })
      expect(diagnostics).toEqual([])
      expect(routes.map(({ document }) => document)).toEqual(documents)
    }),
    runs(150),
  )
})

test('printing what was evaluated gives the same text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(routeDocument, { maxLength: 3 }), async (documents) => {
      const text = print(documents)
      const { routes } = await evaluate({ ...filesOfReferences, 'routes.ts': text })
      expect(print(routes.map(({ document }) => document))).toBe(text)
    }),
    runs(50),
  )
})
