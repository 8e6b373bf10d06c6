import { hash } from 'node:crypto'
import { CloudError } from '../cloud-error.ts'
import type { NewMessage, QueuedMessage } from '../queues/queues.ts'
import { bytesOver, checked, MOST_BYTES } from '../queues/refusal.ts'
import { batchAnswer, readBatch, sorted } from './batch.ts'
import { type Action, allowedQueue, type Call } from './call.ts'
import { type Input, invalid, optionalInteger, text } from './input.ts'
import { attributesMd5, readAttributes } from './message-attributes.ts'

const MOST_DELAY_S = 900

export const sendMessage: Action = async (call) => {
  const queue = allowedQueue(call, 'SendMessage')
  const [sent] = await call.queues.send(queue, [readMessage(call, call.input)])
  if (sent === undefined) throw new Error('a message was sent and is not there')
  return sentAnswer(sent)
}

export const sendMessageBatch: Action = async (call) => {
  const queue = allowedQueue(call, 'SendMessage')
  const most = call.queues.get(queue)?.maximumMessageBytes ?? MOST_BYTES
  const { good, bad } = sorted(readBatch(call, (entry) => checked(readMessage(call, entry), most)))
  refuseLong(good.map(({ value }) => value))
  const sent = await call.queues.send(
    queue,
    good.map(({ value }) => value),
  )
  return batchAnswer(
    sent.map((message, index) => ({ Id: good[index]?.id, ...sentAnswer(message) })),
    bad,
  )
}

function refuseLong(messages: readonly NewMessage[]): void {
  const bytes = bytesOver(messages, MOST_BYTES)
  if (bytes === undefined) return
  throw new CloudError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${MOST_BYTES} bytes. You have sent ${bytes} bytes.`,
  )
}

function readMessage({ principal }: Call, input: Input): NewMessage {
  for (const name of ['MessageGroupId', 'MessageDeduplicationId']) {
    if (typeof input[name] !== 'string') continue
    throw invalid(
      `Value ${input[name]} for parameter ${name} is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    )
  }
  const trace = readAttributes(input, 'MessageSystemAttributes').AWSTraceHeader?.StringValue
  const delayS = optionalInteger(input, 'DelaySeconds', 0, MOST_DELAY_S)
  return {
    body: text(input, 'MessageBody'),
    attributes: readAttributes(input, 'MessageAttributes'),
    ...(delayS !== undefined && { delayS }),
    system: { SenderId: principal.id, ...(trace !== undefined && { AWSTraceHeader: trace }) },
  }
}

function sentAnswer({ messageId, body, attributes, system }: QueuedMessage): object {
  const trace = system?.AWSTraceHeader
  return {
    MessageId: messageId,
    MD5OfMessageBody: hash('md5', body),
    MD5OfMessageAttributes: attributesMd5(attributes),
    ...(trace !== undefined && {
      MD5OfMessageSystemAttributes: attributesMd5({ AWSTraceHeader: { DataType: 'String', StringValue: trace } }),
    }),
  }
}
