import { hash } from 'node:crypto'
import type { CloudError } from '../cloud-error.ts'
import { escapeXml } from '../http/escape-xml.ts'
import type { QueuedMessage } from '../queues/queues.ts'
import { type GatewayAnswer, plainAnswer } from './answer.ts'

const NAMESPACE = 'http://queue.amazonaws.com/doc/2012-11-05/'
const XML = 'text/xml'

/** SQS's own answer, which the gateway hands through. */
export function sentAnswer({ messageId, body }: QueuedMessage, requestId: string): GatewayAnswer {
  const result = `<SendMessageResult><MessageId>${messageId}</MessageId><MD5OfMessageBody>${hash('md5', body)}</MD5OfMessageBody></SendMessageResult>`
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
  return plainAnswer(
    200,
    XML,
    `<?xml version="1.0"?><SendMessageResponse xmlns="${NAMESPACE}">${result}${metadata}</SendMessageResponse>`,
  )
}

/** What SQS refused, in its words. */
export function refusedAnswer({ code, message, status }: CloudError, requestId: string): GatewayAnswer {
  const type = status < 500 ? 'Sender' : 'Receiver'
  const error = `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message><Detail/></Error>`
  return plainAnswer(
    status,
    XML,
    `<?xml version="1.0"?><ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`,
  )
}
