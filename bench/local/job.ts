/**
 * The job that all sides do: 1 kB of JSON is parsed, gets a field, and goes to one of two queues; a consumer parses it.
 */

/** As text, about 1,024 bytes; `at` is when it was to be sent, in milliseconds since 1970. */
export function order(n: number, at = 0): string {
  const lines = Array.from({ length: 8 }, (_, i) => ({
    sku: `SKU-${String(n % 1_000).padStart(4, '0')}-${i}`,
    name: `Product number ${i} of this order`,
    quantity: (n % 7) + 1,
    price: 9.95 + i,
  }))
  const customer = { id: `C-${n % 5_000}`, name: 'Ada Lovelace', street: '12 St James’s Square', city: 'London' }
  return JSON.stringify({ id: n, at, amount: n % 1_000, customer, lines, note: 'x'.repeat(180) })
}

/** The order with its total, and the queue it belongs to. */
export function routed(body: string): { readonly queue: 'large' | 'small'; readonly body: string } {
  const one = JSON.parse(body)
  one.total = Math.round(one.amount * 123) / 100
  return { queue: one.amount >= 500 ? 'large' : 'small', body: JSON.stringify(one) }
}

/** When the order was to be sent. */
export const consumed = (body: string): number => JSON.parse(body).at
