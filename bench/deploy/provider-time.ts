import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'

/** What was asked of a provider, and how long it had at least one request in its hands. */
export interface ProviderTime {
  readonly ms: number
  /** By the service that they are signed for. */
  readonly calls: ReadonlyMap<string, number>
}

interface Span {
  readonly from: number
  readonly to: number
}

const START = 'http.client.request.start'
const FINISH = 'http.client.response.finish'

/** Looks at the requests that this process makes to an origin, until it is asked for them. */
export function watchRequests(origin: string): () => ProviderTime {
  const port = Number(new URL(origin).port)
  const begun = new Map<ClientRequest, number>()
  const spans: Span[] = []
  const calls = new Map<string, number>()
  const started = (message: unknown) => void begun.set(requestOf(message), performance.now())
  const finished = (message: unknown): void => {
    const request = requestOf(message)
    const from = begun.get(request)
    begun.delete(request)
    // What stands for AWS makes requests of its own, to other ports.
    if (from === undefined || request.socket?.remotePort !== port) return
    const service = serviceOf(request)
    calls.set(service, (calls.get(service) ?? 0) + 1)
    spans.push({ from, to: performance.now() })
  }
  subscribe(START, started)
  subscribe(FINISH, finished)
  return () => {
    unsubscribe(START, started)
    unsubscribe(FINISH, finished)
    return { ms: covered(spans), calls }
  }
}

/** As Node documents its channels. */
const requestOf = (message: unknown): ClientRequest => (message as { readonly request: ClientRequest }).request

const serviceOf = (request: ClientRequest): string =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(String(request.getHeader('authorization')))?.[1] ?? 'unsigned'

/** How long at least one of the spans lasted. */
function covered(spans: readonly Span[]): number {
  let sum = 0
  let until = 0
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    sum += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return sum
}
