import { ask } from './ask.ts'
import { createConnection } from './connection.ts'
import { ApiError } from './errors.ts'
import { type Event, type EventsOptions, events } from './events.ts'
import type { Operation } from './operation.ts'
import { DeploymentStatus } from './operations.ts'
import { type Page, pages } from './pages.ts'
import { type Deployment, type WaitOptions, waitForDeployment } from './wait.ts'

export interface ClientOptions {
  /** Of the installation: `http://127.0.0.1:4000`. */
  readonly url: string
  /** A session's, or an API token. */
  readonly token?: string | undefined
  /** How long to wait for an answer. The server takes 30 s at most. */
  readonly timeoutMs?: number
  /** How often a query, or a mutation with an `idempotencyKey`, is tried again when that may help; each time after a longer pause. */
  readonly retries?: number
  readonly fetch?: typeof fetch
}

/** A client of the API. */
export interface Client {
  readonly url: string
  /**
   * Asks one operation of `schema/operations`, or one of the caller's own.
   *
   * @throws {ApiError} what the API refused, or that it could not be reached
   * @throws {ProblemsError} `userErrors` of a mutation
   */
  ask<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Result>
  /**
   * Asks for all pages of a list, one after the other.
   *
   * @param operation takes `after`
   * @param pageIn where in the answer the list is
   * @example for await (const letter of client.pages(DeadLetters, { environmentId }, ({ node }) => node?.deadLetters)) …
   * @throws {ApiError} as `ask`
   */
  pages<Result, Variables extends { after?: string | null | undefined }, Node>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    pageIn: (result: Result) => Page<Node> | null | undefined,
    signal?: AbortSignal,
  ): AsyncIterable<Node>
  /**
   * What happens, as it happens: without an end, and without a gap where a connection is cut or the server restarts.
   *
   * @example for await (const { type, data } of client.events({ projectId, types: ['deployment.*'] })) …
   * @throws {ApiError} what the API refused
   */
  events(options?: EventsOptions): AsyncIterable<Event>
  readonly deployments: {
    /**
     * Waits until a deployment has ended, well or not: `state` says which. Cut connections and restarts of the server are got over.
     *
     * @throws {ApiError} `NOT_FOUND`, or what the API refused
     */
    wait(id: string, options?: WaitOptions): Promise<Deployment>
  }
}

/** Longer than the server takes to say that it takes too long. */
const TIMEOUT_MS = 40_000
const RETRIES = 4

/** Makes one; nothing is asked before the first call. */
export function createClient(options: ClientOptions): Client {
  const { url, token, timeoutMs = TIMEOUT_MS, retries = RETRIES } = options
  const connection = createConnection({ url, token, fetch: options.fetch ?? fetch })
  const client: Client = {
    url,
    async ask(operation, variables, signal) {
      return (await ask(connection, operation, variables, { timeoutMs, retries }, signal)) as never // as the operation says
    },
    pages: (operation, variables, pageIn, signal) =>
      pages(async (after) => pageIn(await client.ask(operation, { ...variables, after }, signal))),
    events: (wanted = {}) => events(connection, wanted),
    deployments: {
      async wait(id, waiting = {}) {
        const look = async (signal: AbortSignal): Promise<Deployment> => {
          const { deployment } = await client.ask(DeploymentStatus, { id }, signal)
          if (deployment) return deployment
          throw new ApiError(`There is no deployment ${id}.`, { code: 'NOT_FOUND' })
        }
        return waitForDeployment(connection, look, id, waiting)
      },
    },
  }
  return client
}
