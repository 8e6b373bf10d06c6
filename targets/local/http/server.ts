import type { IncomingMessage, ServerResponse } from 'node:http'

/** A part of the cloud that answers requests on its port. */
export interface Endpoint {
  /** Whether a request is its own. Asked in the order of the list. */
  readonly takes: (request: IncomingMessage) => boolean
  /** Answers, or throws a `CloudError` that `refuse` puts into the words of its protocol. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly refuse: (error: unknown, request: IncomingMessage, response: ServerResponse) => void
}
