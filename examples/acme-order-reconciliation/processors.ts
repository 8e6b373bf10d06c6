import { type Context, ensureOk, PermanentError } from 'routo'

interface Order {
  readonly id: string
  readonly products: Product[]
}

interface Product {
  readonly name: string
  readonly quantity: number
}

/**
 * Makes one JSON document of each order in the file. A row that cannot be read goes to the dead letters, alone: below the
 * header, so that it is a file by itself, which can be read again when this function, or the row, has been put right.
 */
export function csvToJson(csv: string): (string | PermanentError)[] {
  const orders = new Map<string, Order>()
  const badRows: PermanentError[] = []
  const rows = csv.split(/\r?\n/)
  for (const [index, row] of rows.entries()) {
    if (index === 0 || row.trim() === '') continue
    const [id = '', name = '', quantity = ''] = row.split(',').map((column) => column.trim())
    const problem = problemOf(id, name, quantity)
    if (problem !== undefined) {
      badRows.push(new PermanentError(`row ${index + 1}: ${problem}`, { code: 'BAD_ROW', body: `${rows[0]}\n${row}` }))
      continue
    }
    const order = orders.get(id) ?? { id, products: [] }
    order.products.push({ name, quantity: Number(quantity) })
    orders.set(id, order)
  }
  return [...Array.from(orders.values(), (order) => JSON.stringify(order)), ...badRows]
}

function problemOf(id: string, name: string, quantity: string): string | undefined {
  if (id === '') return 'there is no order id'
  if (name === '') return 'there is no product name'
  if (!/^[1-9]\d*$/.test(quantity)) return `the quantity "${quantity}" is not a whole number above 0`
  return undefined
}

/** Stores one order through the API; orders that come twice have the same key. */
export async function storeOrders(order: string, ctx: Context): Promise<string> {
  const { ORDERS_API_URL } = ctx.env
  if (ORDERS_API_URL === undefined) throw new PermanentError('set the variable ORDERS_API_URL of the environment')
  const response = await ctx.fetch(ORDERS_API_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': ctx.message.id },
    body: order,
  })
  await ensureOk(response)
  return order
}
