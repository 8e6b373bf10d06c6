import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that answers as a test says. */
export interface OtherServer extends AsyncDisposable {
  readonly url: string
  /** What it was asked, in order. */
  readonly asked: readonly Asked[]
}

export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answer = (response: ServerResponse, asked: Asked) => void

/** @param answers one for each request; the last one for all that follow */
export async function serve(...answers: readonly Answer[]): Promise<OtherServer> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() }
    const answer = answers[Math.min(asked.push(one), answers.length) - 1]
    answer?.(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An answer of GraphQL. */
export const json =
  (value: object, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))

export const error = (code: string, status = 200, extensions: object = {}): Answer =>
  json({ errors: [{ message: `It is ${code}.`, extensions: { code, requestId: 'r-1', ...extensions } }] }, status)

/** Begins an answer, and cuts the connection. */
export const cut: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"data":')
  setTimeout(() => response.destroy(), 10)
}
