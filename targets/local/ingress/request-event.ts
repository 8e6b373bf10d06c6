import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { account } from '../place.ts'
import type { GatewayRequest } from './gateway-request.ts'

/** A request as API gateway hands it to a function: payload format 2.0. */
export function requestEvent(request: GatewayRequest): object {
  const { route, pathParameters, requestId, method, path, query, headers, sourceIp, httpVersion, body, at } = request
  const { cookie, ...others } = headers
  const cookies = ownCookies(cookie)
  const queryStringParameters = joined(new URLSearchParams(query))
  const isBase64Encoded = isBinary(headers['content-type'], body)
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers: { ...forwarded(request), ...texts(others) },
    ...(Object.keys(queryStringParameters).length > 0 && { queryStringParameters }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    requestContext: {
      accountId: account,
      apiId: route.apiId,
      domainName: headers.host ?? '',
      domainPrefix: route.apiId,
      http: { method, path, protocol: `HTTP/${httpVersion}`, sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(new Date(at)),
      timeEpoch: at,
    },
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/** What the gateway adds; it takes no client's word for who it is. */
function forwarded({ sourceIp, headers, at }: GatewayRequest): Readonly<Record<string, string>> {
  const [, port = '80'] = /:(\d+)$/.exec(headers.host ?? '') ?? []
  return {
    'x-amzn-trace-id': `Root=1-${Math.floor(at / 1000).toString(16)}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': sourceIp,
    'x-forwarded-port': port,
    'x-forwarded-proto': 'http',
  }
}

/**
 * Browsers send cookies to every port of a host. The session of the dashboard, which is served from another port of the same machine, is
 * not for the code of routes.
 */
const ownCookies = (header: string | undefined): readonly string[] =>
  header?.split(/; ?/).filter((cookie) => !/^(__Host-)?routo-session/.test(cookie)) ?? []

function texts(headers: GatewayRequest['headers']): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return Object.fromEntries(entries)
}

/** Values of one name are joined by commas. */
function joined(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const names = [...new Set(parameters.keys())]
  return Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(',')]))
}

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded|[\w.-]+\+(json|xml))\b)/i

const isBinary = (contentType: string | undefined, body: Buffer): boolean =>
  (contentType !== undefined && !TEXT.test(contentType)) || !isUtf8(body)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `21/Nov/2026:12:00:00 +0000` */
function commonLogTime(date: Date): string {
  const iso = date.toISOString()
  return `${iso.slice(8, 10)}/${MONTHS[date.getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`
}
