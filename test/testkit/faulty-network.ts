import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to an installation that fails as a test wants. */
export interface FaultyNetwork {
  readonly url: string
  /** From now on nothing comes through, and nobody answers. */
  cut(): void
  mend(): void
  /** The next request with this text arrives, and its answer is lost. */
  loseAnswerTo(text: string): void
  close(): Promise<void>
}

/** Opens a way to whoever listens at the URL. */
export async function openFaultyNetwork(to: string): Promise<FaultyNetwork> {
  let isCut = false
  let lost: string | undefined
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const isLost = lost !== undefined && body.includes(lost)
    if (isLost) lost = undefined
    const options = { method: incoming.method, headers: incoming.headers, agent: false } as const
    request(new URL(incoming.url ?? '/', to), options, (answer) => {
      if (isLost) return void answer.resume().once('end', () => incoming.socket.destroy())
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
      .once('error', () => incoming.socket.destroy())
      .end(body)
  })
  server.on('connection', (socket) => {
    if (isCut) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    cut() {
      isCut = true
      server.closeAllConnections()
    },
    mend() {
      isCut = false
    },
    loseAnswerTo(text) {
      lost = text
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
