import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** The REST API that the demo's orders are stored in. */
export interface Receiver {
  readonly url: string
  /** In the order in which they came; the same order, posted again, is kept once. */
  readonly orders: readonly string[]
  /** Resolves when there are so many orders. */
  stored(count: number): Promise<void>
  close(): Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const orders = new Map<string, string>()
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const body = await text(request)
    orders.set(String(request.headers['idempotency-key'] ?? orders.size), body)
    response.writeHead(201, { 'content-type': 'application/json' }).end(body)
    for (const look of waiting) look()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/orders`,
    get orders() {
      return [...orders.values()]
    },
    stored: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (orders.size < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
