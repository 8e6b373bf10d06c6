import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/** Somebody else's program, which takes requests. */
export interface Receiver {
  readonly port: number
  /** `http://127.0.0.1:…` */
  readonly url: string
  /** Bodies, in the order in which they came. */
  readonly received: readonly string[]
  close(): Promise<void>
}

/** @param answer the body of each answer */
export async function openReceiver(answer = '{}'): Promise<Receiver> {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    received.push(await text(request))
    response.writeHead(201, { 'content-type': 'text/html' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
