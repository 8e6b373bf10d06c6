import { route } from '../runtime/index.ts'
import type { Built } from '../runtime/route/builder.ts'

/** A route under load, beside the same work on the same bodies without us. */
export interface Case {
  readonly name: string
  readonly route: Built
  readonly body: (n: number) => string
  readonly bare: (body: string) => unknown
  /** Messages that leave, or end, for each body. */
  readonly messages: number
}

interface Order {
  readonly id: number
  readonly country: string
  readonly customer: { readonly name: string; readonly email: string; readonly street: string }
  readonly products: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[]
}

const PRODUCTS = 16
const PARTS = 10

/** About 1 kB of JSON. */
const order = (id: number): Order => ({
  id,
  country: id % 2 === 0 ? 'DE' : 'FR',
  customer: { name: `Customer ${id}`, email: `customer-${id}@example.com`, street: 'Lindenstraße 12' },
  products: Array.from({ length: PRODUCTS }, (_, n) => ({
    sku: `sku-${id}-${n}-${'x'.repeat(12)}`,
    quantity: n + 1,
    price: 9.5 + n,
  })),
})
const single = (n: number): string => JSON.stringify(order(n))
const tenfold = (n: number): string => JSON.stringify(Array.from({ length: PARTS }, (_, i) => order(n * PARTS + i)))

const parse = (body: string): Order => JSON.parse(body)
const change = (value: Order): string => JSON.stringify({ ...value, total: value.products.length, seen: true })
const changeOne = (body: string): string => change(parse(body))
const changeParts = (body: string): string[] => (JSON.parse(body) as Order[]).map(change)
const isGerman = (body: string): boolean => parse(body).country === 'DE'

const from = () => route('Bench').from('queue:In')

/**
 * Parse, change, serialise, and what the kinds of route add to it: first the steps alone (a branch always sends), then
 * with the sends to the queues `Out` and `Other`.
 */
export const cases: readonly Case[] = [
  { name: 'process', route: from().process(changeOne), body: single, bare: changeOne, messages: 1 },
  { name: 'split into 10', route: from().split(changeParts), body: tenfold, bare: changeParts, messages: PARTS },
  {
    name: 'process, branch',
    route: from()
      .process(changeOne)
      .branch([[isGerman, 'queue:Out']])
      .otherwise('queue:Other'),
    body: single,
    bare: (body) => isGerman(changeOne(body)),
    messages: 1,
  },
  {
    name: 'process, send',
    route: from().process(changeOne).to('queue:Out'),
    body: single,
    bare: changeOne,
    messages: 1,
  },
  {
    name: 'split into 10, send',
    route: from().split(changeParts).to('queue:Out'),
    body: tenfold,
    bare: changeParts,
    messages: PARTS,
  },
]
