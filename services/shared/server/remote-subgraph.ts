import { createSecretKey } from 'node:crypto'
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { Pool } from 'undici'
import { type Caller, systemCaller } from '../caller.ts'
import type { Log } from '../log.ts'
import { post } from './post.ts'
import type { SignedCall } from './serve-subgraph.ts'
import { SIGNATURE_HEADER, sign } from './signing.ts'
import type { Subgraph, SubgraphRequest } from './subgraph.ts'

/** How to reach a subgraph that another process serves. */
export interface RemoteSubgraphOptions {
  readonly name: string
  /** Without `/graphql`: `http://projects:4001`. */
  readonly url: string
  readonly key: Buffer
  readonly log: Log
  /** Until an answer begins, and between two pieces of it. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_MS = 5_000
const MAX_CONNECTIONS = 64
const MAX_ANSWER_BYTES = 64 * 1024 * 1024

/**
 * A subgraph in another process, as if it were in this one. Where it is down, slow, or answers nonsense, each call has an error
 * `SUBGRAPH_UNAVAILABLE` that names it; why is in the log. Calls are not repeated: they may have had an effect.
 */
export function remoteSubgraph(options: RemoteSubgraphOptions): Subgraph {
  const { name, log, timeoutMs = TIMEOUT_MS } = options
  const key = createSecretKey(options.key)
  const { origin, pathname } = new URL(options.url)
  const base = pathname.replace(/\/$/, '')
  const pool = new Pool(origin, {
    connections: MAX_CONNECTIONS,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    maxResponseSize: MAX_ANSWER_BYTES,
  })
  let isClosed = false
  const call = async (request: SubgraphRequest, caller: Caller): Promise<ExecutionResult> => {
    const body = JSON.stringify({ ...request, extensions: { caller } } satisfies SignedCall)
    const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: sign(body, key, new Date()) }
    const { status, text } = await post(pool, { path: `${base}/graphql`, headers, body })
    if (status !== 200) throw new Error(`${status}: ${text.slice(0, MAX_QUOTED)}`)
    return readResult(text)
  }
  return {
    name,
    async execute(request, caller) {
      try {
        return await call(request, caller)
      } catch (err) {
        if (!isClosed) log.error({ err, subgraph: name, requestId: caller.requestId }, 'A subgraph did not answer.')
        return { errors: [unavailable(name)] }
      }
    },
    async ready() {
      const signal = AbortSignal.timeout(CONNECT_TIMEOUT_MS)
      const { statusCode, body } = await pool.request({ method: 'GET', path: `${base}/readyz`, signal })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${name} is not ready: it answers with ${statusCode}.`)
      // One that is ready, but refuses what this process signs, is of no use to it.
      await call({ query: '{ __typename }' }, systemCaller('readyz'))
    },
    // Whoever closes it has done its own work by then: what still waits for an answer only waits for something to happen.
    close() {
      isClosed = true
      return pool.destroy()
    },
  }
}

/** Of an answer that is none, as much as tells what it is. */
const MAX_QUOTED = 200

function readResult(text: string): ExecutionResult {
  const result: unknown = JSON.parse(text)
  if (!isResult(result)) throw new Error(`No result of GraphQL: ${text.slice(0, MAX_QUOTED)}`)
  const { data, errors } = result
  return { ...(data !== undefined && { data }), ...(errors !== undefined && { errors: errors.map(revive) }) }
}

const revive = ({ message, path, extensions }: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null })

const isResult = (value: unknown): value is FormattedExecutionResult =>
  typeof value === 'object' && value !== null && ('data' in value || ('errors' in value && Array.isArray(value.errors)))

const unavailable = (name: string): GraphQLError =>
  new GraphQLError(`The part "${name}" cannot answer now.`, {
    extensions: {
      code: 'SUBGRAPH_UNAVAILABLE',
      subgraph: name,
      hint: 'Its fields are null; those of the others are answered. Try again in a moment.',
      retryable: true,
    },
  })
