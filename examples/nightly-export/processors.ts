import { type Context, ensureOk, PermanentError } from 'routo'

interface Order {
  readonly id: string
  readonly customer: string
  readonly total: number
}

interface Page {
  readonly orders: readonly Order[]
  readonly next?: string
}

const DAY_MS = 86_400_000

/** Fetches the orders of the day before the scheduled time, page by page, and makes a CSV file of them. */
export async function ordersOfYesterday(body: string, ctx: Context): Promise<string | null> {
  const { scheduledTime }: { scheduledTime: string } = JSON.parse(body)
  const day = new Date(Date.parse(scheduledTime) - DAY_MS).toISOString().slice(0, 10)
  const rows: string[] = []
  for await (const { id, customer, total } of ordersOf(day, ctx)) rows.push(`${id},${quote(customer)},${total}`)
  if (rows.length === 0) return ctx.drop('no-orders')
  ctx.log.info('Exported orders', { day, orders: rows.length })
  return ['id,customer,total', ...rows, ''].join('\n')
}

async function* ordersOf(day: string, ctx: Context): AsyncGenerator<Order> {
  const { ORDERS_API_URL } = ctx.env
  if (ORDERS_API_URL === undefined) throw new PermanentError('set the variable ORDERS_API_URL of the environment')
  let url: string | undefined = `${ORDERS_API_URL}?day=${day}`
  while (url !== undefined) {
    const response = await ensureOk(await ctx.fetch(url))
    const { orders, next } = (await response.json()) as Page
    yield* orders
    url = next
  }
}

const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
