import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Post {
  readonly messageId: string
  readonly row: string
  /** By the clock of this process, in milliseconds. */
  readonly at: number
}

/** What rows are posted to in the end. It keeps every post, and refuses rows that say so. */
export interface ChaosReceiver {
  readonly url: string
  readonly posts: readonly Post[]
  /** How many messages have come, however often. */
  arrived(): number
  close(): void
}

export async function openChaosReceiver(): Promise<ChaosReceiver> {
  const posts: Post[] = []
  const messages = new Set<string>()
  const server = createServer(async (request, response) => {
    const at = performance.now()
    // Of a sender that was killed meanwhile it is not known what it wanted to say.
    const row = await text(request).catch(() => undefined)
    if (row === undefined) return
    const messageId = String(request.headers['idempotency-key'])
    posts.push({ messageId, row, at })
    messages.add(messageId)
    response.writeHead(row.endsWith('refused') ? 422 : 201).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/`,
    posts,
    arrived: () => messages.size,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
