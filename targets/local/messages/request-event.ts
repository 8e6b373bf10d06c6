import type { OutgoingMessage } from '../../data-plane.ts'
import type { HttpApiRoute } from '../ingress/ingress.ts'
import { account } from '../place.ts'

/** A message as API gateway would hand it to a function that answers requests (payload format 2.0). */
export function requestEvent(
  { apiId, routeKey }: HttpApiRoute,
  { id, body, headers, contentType }: OutgoingMessage & { readonly id: string },
  now: number,
): object {
  const [first = 'POST', path = '/'] = routeKey.split(' ')
  const method = first === 'ANY' ? 'POST' : first
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { ...(contentType !== undefined && { 'content-type': contentType }), ...headers },
    requestContext: {
      accountId: account,
      apiId,
      domainName: `${apiId}.execute-api.localhost`,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'routo' },
      requestId: id,
      routeKey,
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...(body !== '' && { body }),
    isBase64Encoded: false,
  }
}
