import type { IncomingMessage } from 'node:http'
import type { MatchedRoute } from './match-route.ts'

/** A request to a route of an API. */
export interface GatewayRequest extends MatchedRoute {
  readonly requestId: string
  readonly method: string
  /** As it came, behind the API's id. */
  readonly path: string
  readonly query: string
  readonly headers: IncomingMessage['headers']
  readonly sourceIp: string
  readonly httpVersion: string
  readonly body: Buffer
  /** Milliseconds since 1970. */
  readonly at: number
}

const PATH = /^\/_api\/([A-Za-z0-9]+)(\/[^?]*)?(?:\?(.*))?$/s

/** What the URL of a request says: which API, which path, which query. */
export function partsOfUrl(
  url: string,
): { readonly apiId: string; readonly path: string; readonly query: string } | undefined {
  const [, apiId, path = '/', query = ''] = PATH.exec(url) ?? []
  return apiId === undefined ? undefined : { apiId, path, query }
}
