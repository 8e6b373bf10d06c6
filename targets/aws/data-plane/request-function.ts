import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { isObject, tryParse } from '../../../runtime/unknown.ts'
import type { SentMessage } from '../../data-plane.ts'
import { TargetError } from '../../driver.ts'
import type { IdentifiedMessage } from '../../messages/queue-message.ts'
import type { RouteEnds } from './route-ends.ts'

/** Asks the function of a route as API gateway would: this way the message has the id that we give it, whoever may reach the API. */
export async function requestFunction(
  lambda: LambdaClient,
  { route, executor, routeKey }: RouteEnds,
  message: IdentifiedMessage,
  at: number,
): Promise<SentMessage> {
  if (routeKey === undefined) {
    throw new TargetError('NOT_FOUND', `The route ${route} has no source that a message could be put into.`)
  }
  const { Payload, FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: executor, Payload: JSON.stringify(eventOf(message, routeKey, at)) }),
  )
  const answer = tryParse(Payload?.transformToString() ?? '')
  if (FunctionError !== undefined || !isObject(answer)) {
    const reason = isObject(answer) && typeof answer.errorMessage === 'string' ? `: ${answer.errorMessage}` : ''
    throw new TargetError(
      'FUNCTION_FAILED',
      `The function of the route ${route} has failed${reason}. Its log says more.`,
    )
  }
  return { messageId: message.id, response: responseOf(answer) }
}

/** Payload format 2.0. */
function eventOf({ id, body, headers, contentType }: IdentifiedMessage, routeKey: string, at: number): object {
  const [named = 'POST', path = '/'] = routeKey.split(' ')
  const method = named === 'ANY' ? 'POST' : named
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { ...(contentType !== undefined && { 'content-type': contentType }), ...headers },
    requestContext: {
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: id,
      routeKey,
      stage: '$default',
      timeEpoch: at,
    },
    body,
    isBase64Encoded: false,
  }
}

/** Of what `runtime/hosts/lambda/requests/answer.ts` says. */
function responseOf({
  statusCode = 200,
  headers = {},
  body = '',
  isBase64Encoded,
}: Readonly<Record<string, unknown>>): NonNullable<SentMessage['response']> {
  const given = isObject(headers) ? Object.entries(headers) : []
  return {
    status: Number(statusCode),
    headers: Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])),
    body: isBase64Encoded === true ? Buffer.from(String(body), 'base64').toString() : String(body),
  }
}
