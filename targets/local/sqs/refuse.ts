import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../cloud-error.ts'

/** Codes of the protocol before this one, which SDKs go on to tell their users. */
const queryCodes: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
}

/** Errors that all services of AWS have, by their codes. */
const common: Readonly<Record<string, string>> = {
  AccessDenied: 'AccessDeniedException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidAction: 'UnknownOperationException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  InvalidParameterValue: 'InvalidParameterValueException',
  MalformedInput: 'SerializationException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  MissingParameter: 'MissingRequiredParameterException',
  PAYLOAD_TOO_LARGE: 'RequestEntityTooLargeException',
  RequestTimeTooSkewed: 'RequestExpiredException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
}

/** Puts an error into the words of SQS: its type in the body, its older code in a header. */
export function refuse(error: unknown, _request: IncomingMessage, response: ServerResponse): void {
  const { code, message, status } =
    error instanceof CloudError
      ? error
      : { code: 'InternalError', message: 'The local cloud failed; its log says why.', status: 500 }
  const type = common[code] ?? (status >= 500 ? code : undefined)
  const text = JSON.stringify({
    __type: type === undefined ? `com.amazonaws.sqs#${code}` : `com.amazon.coral.service#${type}`,
    message,
  })
  response
    .writeHead(status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(text),
      'x-amzn-query-error': `${queryCodes[code] ?? code};${status < 500 ? 'Sender' : 'Receiver'}`,
    })
    .end(text)
}
