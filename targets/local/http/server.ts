import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import { isLoopback, isOwnHost } from './hosts.ts'
import { sendJson } from './send-json.ts'

/** A part of the cloud that answers requests on its port. */
export interface Endpoint {
  /** Whether a request is its own. Asked in the order of the list. */
  readonly takes: (request: IncomingMessage) => boolean
  /** Answers, or throws a `CloudError` that `refuse` puts into the words of its protocol. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly refuse: (error: unknown, request: IncomingMessage, response: ServerResponse) => void
}

export interface ServerOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** Whether other machines may reach it, too. It is refused otherwise to listen where they could. */
  readonly isOpenToNetwork: boolean
  readonly log: CloudLog
}

/** The port of the cloud. */
export interface CloudServer {
  /** As programs on this machine call it: `http://127.0.0.1:4566`. */
  readonly origin: string
  /** Begins to answer; until then every request is told to wait. */
  serve(endpoints: readonly Endpoint[]): void
  /** Takes no more requests, and ends those that have not come to an end within a few seconds. */
  close(): Promise<void>
}

/** Longer than clients keep a connection that they do not use, so that none is closed while they begin to use it again. */
const KEEP_ALIVE_MS = 75_000
const CLOSING_MS = 3_000

/**
 * Opens the port of the cloud.
 *
 * @throws {CloudError} `CANNOT_LISTEN`: what to change
 */
export async function openServer({ host, port, isOpenToNetwork, log }: ServerOptions): Promise<CloudServer> {
  if (!isOpenToNetwork && !isLoopback(host)) {
    throw new CloudError(
      'CANNOT_LISTEN',
      `${host} can be reached from other machines, and the local cloud is for this one. Let it listen on 127.0.0.1, or open it to the network on purpose.`,
    )
  }
  let endpoints: readonly Endpoint[] | undefined
  // Uploads of large objects take as long as they take.
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 }, (request, response) => {
    // A client that has gone away is nobody's error.
    request.on('error', () => {})
    response.on('error', () => {})
    if (!isOpenToNetwork && !isOwnHost(request.headers.host)) {
      sendJson(response, 403, {
        message: `This cloud answers to 127.0.0.1 and localhost, and not to ${request.headers.host}.`,
      })
    } else if (endpoints === undefined) {
      sendJson(response, 503, { message: 'The local cloud is starting.' }, { 'retry-after': '1' })
    } else {
      answer(endpoints, log, request, response).catch((error: unknown) => {
        log.error({ err: error }, 'a request could not be refused')
        response.destroy()
      })
    }
  })
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw new CloudError('CANNOT_LISTEN', explainListening(error, host, port), { cause: error })
  }
  const address = server.address() as AddressInfo // it listens on a port, so that it has one
  return {
    origin: originOf(isLoopback(host) ? host : '127.0.0.1', address.port),
    serve(list) {
      endpoints = list
    },
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

const originOf = (host: string, port: number): string =>
  `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`

/** Why the port cannot be had, and what to do about it. */
function explainListening(error: unknown, host: string, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException // only the system's errors come from listening
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host}, where the local cloud is to be, is taken by another program. Choose another one with ROUTO_CLOUD_PORT, for example ROUTO_CLOUD_PORT=${port + 1}.`
  }
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose another one with ROUTO_CLOUD_PORT.`
  return `The local cloud cannot listen on ${host}, port ${port}: ${message}`
}

async function answer(
  endpoints: readonly Endpoint[],
  log: CloudLog,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const endpoint = endpoints.find(({ takes }) => takes(request))
  if (endpoint === undefined) return sendJson(response, 404, { message: 'Nothing of the local cloud answers to this.' })
  try {
    await endpoint.answer(request, response)
  } catch (error) {
    if (request.destroyed && !request.complete) return
    if (!(error instanceof CloudError)) log.error({ err: error, method: request.method }, 'a request failed')
    // The rest of a body that nobody wants is not waited for.
    if (!request.complete) response.shouldKeepAlive = false
    // What has begun cannot become something else: the client sees that the answer broke off.
    if (response.headersSent) response.destroy()
    else endpoint.refuse(error, request, response)
  }
}
