import { createSecretKey } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Caller } from '../caller.ts'
import type { Log } from '../log.ts'
import { listen } from './listen.ts'
import { type BadSignature, SIGNATURE_HEADER, verify } from './signing.ts'
import type { Subgraph, SubgraphRequest } from './subgraph.ts'

/** Where a subgraph is served, and with which key its calls are signed. */
export interface SubgraphHostOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly key: Buffer
  readonly log: Log
  readonly now?: () => Date
}

/** A subgraph that listens. */
export interface SubgraphHost {
  /** Without a path: `http://127.0.0.1:4001`. */
  readonly url: string
  /** Takes no more calls, and finishes those in flight. The subgraph itself stays open. */
  close(): Promise<void>
}

/** What the gateway sends: the operation, and on whose behalf. */
export interface SignedCall extends SubgraphRequest {
  readonly extensions: { readonly caller: Caller }
}

/** A push brings all files of a project. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

/**
 * Serves a subgraph over HTTP to whoever has the key: `POST /graphql`, signed; `GET /healthz`, whether the process lives; `GET
 * /readyz`, whether it can answer.
 *
 * @throws {ListenError} when it cannot listen there
 */
export async function serveSubgraph(subgraph: Subgraph, options: SubgraphHostOptions): Promise<SubgraphHost> {
  const { host, port, log, now = () => new Date() } = options
  const key = createSecretKey(options.key)
  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: 'idle' })
  // The signature is that of the bytes.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post<{ Body: Buffer }>('/graphql', async ({ headers, body }, reply) => {
    const bad = verify(headers[SIGNATURE_HEADER], body, key, now())
    if (bad !== undefined) {
      log.warn({ subgraph: subgraph.name, signature: bad }, 'A call was refused.')
      return refuse(reply, 401, 'UNAUTHENTICATED', refusals[bad])
    }
    const call = readCall(body)
    if (call === undefined) return refuse(reply, 400, 'BAD_REQUEST', 'The body is no call of the gateway.')
    return subgraph.execute(call, call.extensions.caller)
  })
  serveProbes(app, subgraph, log)
  const url = await listen(app, { host, port })
  return { url, close: () => app.close() }
}

function serveProbes(app: FastifyInstance, { name, ready }: Subgraph, log: Log): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await ready()
      return { status: 'ready' }
    } catch (err) {
      log.warn({ err, part: name }, 'A part is not ready.')
      return reply.code(503).send({ status: 'not ready', notReady: [name] })
    }
  })
}

const refusals: Readonly<Record<BadSignature, string>> = {
  missing: 'Subgraphs answer only the gateway, which signs its calls.',
  wrong: 'The signature does not fit the body: the gateway and this subgraph need the same ROUTO_SECRET.',
  stale: 'The signature is too old or too new: the clocks of the gateway and of this subgraph differ.',
}

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply.code(status).send({ errors: [{ message, extensions: { code } }] })

/** It was signed by the gateway; this only keeps another version of it from causing confusion. */
function readCall(body: Buffer): SignedCall | undefined {
  try {
    const call: unknown = JSON.parse(body.toString('utf8'))
    return isCall(call) ? call : undefined
  } catch {
    return undefined
  }
}

function isCall(call: unknown): call is SignedCall {
  const { query, extensions } = Object(call) as Partial<Record<keyof SignedCall, unknown>>
  const { caller } = Object(extensions) as { readonly caller?: unknown }
  const { requestId } = Object(caller) as { readonly requestId?: unknown }
  return typeof query === 'string' && typeof requestId === 'string'
}
