import { randomUUID } from 'node:crypto'
import type { OutgoingMessage, SentMessage } from '../../data-plane.ts'
import { type IdentifiedMessage, toQueueMessage } from '../../messages/queue-message.ts'
import type { Access } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Functions } from '../functions/functions.ts'
import type { GatewayRequest } from '../ingress/gateway-request.ts'
import type { HttpApiRoute, Ingress } from '../ingress/ingress.ts'
import { invokeFunction } from '../ingress/integrations.ts'
import type { Objects } from '../objects/objects.ts'
import type { Queues } from '../queues/queues.ts'
import type { FindRouteEnds, RouteEnds } from './route-ends.ts'
import { KNOWN_MS, type SentMessages } from './sent-messages.ts'

export interface SendDependencies {
  readonly ends: FindRouteEnds
  readonly queues: Queues
  readonly objects: Objects
  readonly functions: Functions
  readonly ingress: Ingress
  readonly access: Access
  readonly log: CloudLog
  readonly sentMessages: SentMessages
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const MOST_KNOWN = 10_000
/** As long as API gateway waits. */
const ANSWER_MS = 30_000

/**
 * Puts messages into the sources of routes, as whoever is outside would. A message of an id that was sent is not sent again; where it
 * is answered without a queue, that holds as long as the process lives.
 */
export function createSend(deps: SendDependencies): (message: OutgoingMessage) => Promise<SentMessage> {
  const known = new Map<string, { readonly at: number; readonly sent: Promise<SentMessage> }>()

  function forgetOld(): void {
    const before = deps.now() - KNOWN_MS
    for (const [key, { at }] of known) {
      if (at >= before && known.size <= MOST_KNOWN) return
      known.delete(key)
    }
  }

  return (message) => {
    forgetOld()
    const ends = deps.ends.one(message.environmentId, message.route)
    const { id } = message
    if (id === undefined) return sendTo(ends, { ...message, id: randomUUID() }, deps)
    const key = `${message.environmentId} ${message.route} ${id}`
    const running = known.get(key)
    if (running !== undefined) return running.sent
    const messageId = deps.sentMessages.find({ ...message, id })
    if (messageId !== undefined) return Promise.resolve({ messageId })
    const sent = sendTo(ends, { ...message, id }, deps)
    known.set(key, { at: deps.now(), sent })
    // What was not sent may be sent again.
    sent.catch(() => known.delete(key))
    return sent
  }
}

function sendTo(ends: RouteEnds, message: IdentifiedMessage, deps: SendDependencies): Promise<SentMessage> {
  if (ends.queue === undefined) return request(ends, message, deps)
  // What is sent again is the message itself, and no longer the file that it came in.
  if (ends.bucket !== undefined && message.replay === undefined) return putObject(ends.bucket, message, deps)
  return sendMessage(ends.queue, message, deps)
}

async function sendMessage(
  queue: string,
  message: IdentifiedMessage,
  { queues, sentMessages }: SendDependencies,
): Promise<SentMessage> {
  await queues.settle({
    sends: [{ queue, message: toQueueMessage(message) }],
    also: () => sentMessages.add(message, message.id),
  })
  return { messageId: message.id }
}

async function putObject(
  bucket: string,
  message: IdentifiedMessage,
  { objects, sentMessages, now }: SendDependencies,
): Promise<SentMessage> {
  const key = message.objectKey ?? `sent/${new Date(now()).toISOString().slice(0, 10)}/${message.id}`
  const { messageIds } = await objects.put(bucket, key, Buffer.from(message.body), {
    ...(message.contentType !== undefined && { contentType: message.contentType }),
    metadata: message.headers,
    also([messageId]) {
      if (messageId !== undefined) sentMessages.add(message, messageId)
    },
  })
  const [messageId] = messageIds
  if (messageId !== undefined) return { messageId }
  throw new CloudError(
    'NOT_NOTIFIED',
    `${key} is in ${bucket}, but its route was not notified: deploy the environment again.`,
    {
      status: 500,
    },
  )
}

/** As API gateway would hand a request to the route. */
async function request(
  { executor }: RouteEnds,
  message: IdentifiedMessage,
  deps: SendDependencies,
): Promise<SentMessage> {
  const [route] = deps.ingress.routesTo(executor.arn)
  if (route === undefined) {
    throw new CloudError('NOT_FOUND', `The route ${message.route} has no source that a message could be put into.`, {
      status: 404,
    })
  }
  const answer = await invokeFunction(
    { ...deps, timeoutMs: ANSWER_MS },
    requestOf(message, route, deps.now()),
    executor.arn,
  )
  const { status, headers, body } = answer
  return { messageId: message.id, response: { status, headers, body: body.toString() } }
}

function requestOf(
  { id, body, headers, contentType }: IdentifiedMessage,
  route: HttpApiRoute,
  at: number,
): GatewayRequest {
  const [method = 'POST', path = '/'] = route.routeKey.split(' ')
  const type = contentType === undefined ? {} : { 'content-type': contentType }
  return {
    route,
    pathParameters: {},
    requestId: id,
    method: method === 'ANY' ? 'POST' : method,
    path,
    query: '',
    headers: { ...type, ...headers },
    sourceIp: '127.0.0.1',
    httpVersion: '1.1',
    body: Buffer.from(body),
    at,
  }
}
