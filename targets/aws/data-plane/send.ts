import { randomUUID } from 'node:crypto'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { OutgoingMessage, SentMessage } from '../../data-plane.ts'
import { type IdentifiedMessage, toQueueMessage } from '../../messages/queue-message.ts'
import { type At, atAws } from './at-aws.ts'
import type { FindEnds } from './find-ends.ts'
import { createOnce } from './once.ts'
import { requestFunction } from './request-function.ts'
import type { RouteEnds } from './route-ends.ts'

export interface SendDependencies {
  readonly ends: FindEnds
  readonly way: (environmentId: string) => Promise<At>
  readonly now: () => number
}

/**
 * Puts messages into the sources of routes, as whoever is outside would. A message of an id that was sent is not sent again as long as
 * this process lives; no queue of AWS's standard kind would notice.
 */
export function createSend({ ends, way, now }: SendDependencies): (message: OutgoingMessage) => Promise<SentMessage> {
  const once = createOnce<SentMessage>(now)
  const send = async (message: IdentifiedMessage): Promise<SentMessage> => {
    const { environmentId, route } = message
    const [to, at] = await Promise.all([ends.one(environmentId, route), way(environmentId)])
    return atAws(() => sendTo(to, message, at, now))
  }
  return (message) => {
    const { environmentId, route, id } = message
    if (id === undefined) return send({ ...message, id: randomUUID() })
    return once(`${environmentId} ${route} ${id}`, () => send({ ...message, id }))
  }
}

async function sendTo(
  to: RouteEnds,
  message: IdentifiedMessage,
  { clients }: At,
  now: () => number,
): Promise<SentMessage> {
  if (to.queue === undefined) return requestFunction(clients.lambda, to, message, now())
  // What is sent again is the message itself, and no longer the file that it came in.
  if (to.bucket !== undefined && message.replay === undefined) return putObject(to.bucket, message, clients.s3, now())
  const { body, attributes } = toQueueMessage(message)
  await clients.sqs.send(
    new SendMessageCommand({ QueueUrl: to.queue.url, MessageBody: body, MessageAttributes: { ...attributes } }),
  )
  return { messageId: message.id }
}

async function putObject(
  bucket: string,
  { id, body, headers, contentType, objectKey }: IdentifiedMessage,
  s3: At['clients']['s3'],
  now: number,
): Promise<SentMessage> {
  await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: objectKey ?? `sent/${new Date(now).toISOString().slice(0, 10)}/${id}`,
      Body: body,
      Metadata: { ...headers },
      ...(contentType !== undefined && { ContentType: contentType }),
    }),
  )
  return { messageId: id }
}
