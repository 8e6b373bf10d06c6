import type { Principal } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import { account, queueArn } from '../place.ts'
import type { Queues } from '../queues/queues.ts'
import { type Input, text } from './input.ts'
import type { MoveTasks } from './move-tasks.ts'

/** An operation that somebody asks for. */
export interface Call {
  readonly input: Input
  readonly queues: Queues
  readonly tasks: MoveTasks
  /** @throws {CloudError} `AccessDenied` */
  readonly authorize: (action: string, resourceArn: string) => void
  readonly principal: Principal
  /** Of a queue, on the host that the caller used. */
  readonly urlOf: (queue: string) => string
  /** Of the caller's going away. */
  readonly gone: () => AbortSignal
}

/** Does an operation and answers its output. */
export type Action = (call: Call) => Promise<object> | object

export const doesNotExist = (): CloudError => new CloudError('QueueDoesNotExist', 'The specified queue does not exist.')

/**
 * The queue that a `QueueUrl` names, in the form of AWS or on this host, if the caller may do this to it. Whether it is there is
 * only told to those.
 */
export function allowedQueue({ input, queues, authorize }: Call, action: string): string {
  const name = nameInUrl(text(input, 'QueueUrl'))
  authorize(`sqs:${action}`, queueArn(name))
  if (queues.get(name) === undefined) throw doesNotExist()
  return name
}

function nameInUrl(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  const [, owner, name = ''] = /^\/?(\d{12})\/([^/]+)$/.exec(path) ?? []
  if (owner === undefined) {
    throw new CloudError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, { status: 404 })
  }
  if (owner !== account) throw doesNotExist()
  return name
}
