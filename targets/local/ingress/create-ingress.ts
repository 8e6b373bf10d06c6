import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../cloud-error.ts'
import { readBody } from '../http/bodies.ts'
import type { Endpoint } from '../http/server.ts'
import type { Journal } from '../journal/journal.ts'
import type { GatewayAnswer } from './answer.ts'
import { internalError, notFound, tooLarge } from './function-answer.ts'
import { type GatewayRequest, partsOfUrl } from './gateway-request.ts'
import type { Ingress } from './ingress.ts'
import { type IntegrationDependencies, invokeFunction, sendToQueue } from './integrations.ts'
import { keepIngress } from './kept-parts.ts'
import { matchRoute } from './match-route.ts'

export interface IngressDependencies extends Omit<IntegrationDependencies, 'timeoutMs'> {
  readonly journal: Journal
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How long a function may take to answer; API gateway waits for 30 s. */
  readonly timeoutMs?: number
}

const MOST_BODY_BYTES = 10 * 1024 * 1024
const TIMEOUT_MS = 30_000

/** Opens the HTTP APIs of a journal. */
export function createIngress(dependencies: IngressDependencies): Ingress & { readonly endpoint: Endpoint } {
  const { journal, now } = dependencies
  const needs = { timeoutMs: TIMEOUT_MS, ...dependencies }
  const { apis, integrations, routes, removeApi } = keepIngress(journal)

  const answer = async (request: IncomingMessage): Promise<GatewayAnswer> => {
    const read = await readRequest(request)
    const to = read && integrations.get(read.route.apiId, read.route.integrationId)?.to
    if (read === undefined || to === undefined) return notFound
    return to.kind === 'queue' ? sendToQueue(needs, read, to) : invokeFunction(needs, read, to.functionArn)
  }

  const readRequest = async (request: IncomingMessage): Promise<GatewayRequest | undefined> => {
    const { url = '', method = 'GET', headers, httpVersion, socket } = request
    const parts = partsOfUrl(url)
    const matched = parts && matchRoute(routes.of(parts.apiId), method, parts.path)
    if (parts === undefined || matched === undefined) return undefined
    const { path, query } = parts
    const body = await readBody(request, MOST_BODY_BYTES)
    const sourceIp = socket.remoteAddress ?? ''
    return { ...matched, requestId: randomUUID(), method, path, query, headers, sourceIp, httpVersion, body, at: now() }
  }

  return {
    putApi: (api) => apis.put(api.id, api.id, api),
    removeApi,
    api: (id) => apis.get(id, id),
    putIntegration: (integration) => integrations.put(integration.apiId, integration.id, integration),
    removeIntegration: integrations.remove,
    integration: integrations.get,
    putRoute: (route) => routes.put(route.apiId, route.id, route),
    removeRoute: routes.remove,
    route: routes.get,
    routesTo: (functionArn) =>
      routes.all().filter(({ apiId, integrationId }) => {
        const to = integrations.get(apiId, integrationId)?.to
        return to?.kind === 'function' && to.functionArn === functionArn
      }),
    endpoint: {
      takes: ({ url }) => url?.startsWith('/_api/') === true,
      answer: async (request, response) => send(response, await answer(request)),
      refuse: (error, _request, response) =>
        send(response, error instanceof CloudError && error.status === 413 ? tooLarge : internalError),
    },
  }
}

function send(response: ServerResponse, { status, headers, cookies, body }: GatewayAnswer): void {
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  response.writeHead(status, { ...headers, 'content-length': body.length, 'apigw-requestid': randomUUID() }).end(body)
}
