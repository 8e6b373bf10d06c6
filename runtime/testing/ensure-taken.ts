import type { Aws } from '../endpoints/aws.ts'
import { sendHttps } from '../endpoints/https.ts'
import { objectKey } from '../endpoints/object-key.ts'
import { toEntry, toOwnEntry } from '../endpoints/queue.ts'
import { putObject } from '../endpoints/s3.ts'
import type { RejectedPart, Send } from '../engine/ports.ts'
import { PermanentError } from '../errors.ts'
import type { RouteDefinition } from '../route/functions.ts'

/** Who sends: a route, with a message first received at that time. */
export interface Sender {
  readonly route: { readonly name: string }
  readonly receivedAt: number
}

/**
 * Refuses what targets refuse in the cloud: the code that sends there is run up to the network, behind which everything
 * is taken.
 *
 * @throws PermanentError MESSAGE_EMPTY, MESSAGE_TOO_LARGE, BAD_HEADER, BAD_KEY
 */
export function ensureTaken(sends: readonly Send[], sender: Sender): void | Promise<void> {
  const others: Send[] = []
  for (const send of sends) {
    if (send.target.uri.startsWith('queue:')) toEntry(send.message)
    else others.push(send)
  }
  return others.length === 0 ? undefined : sendNowhere(others, sender)
}

async function sendNowhere(sends: readonly Send[], sender: Sender): Promise<void> {
  for (const send of sends) {
    const { target, message } = send
    if (!target.uri.startsWith('file:')) await sendHttps(send, { fetch: takeAll, timeoutMs: TIMEOUT_MS })
    else await putObject(nowhere, { domain: 'bucket.s3', key: keyOf(send, sender) }, message.body, 'text/plain')
  }
}

/**
 * Refuses a failing part that cannot leave alone: the caller of a synchronous route waits for the whole, and no queue takes
 * a part over the limit.
 */
export function ensureReturnable({ message, resumeAt, failure }: RejectedPart, route: RouteDefinition): void {
  if (route.respond !== undefined) throw new PermanentError(failure.message, { code: failure.code })
  toOwnEntry(message, { resumeAt })
}

/** The key of the object that a `file:` target gets. */
export const keyOf = ({ target, message }: Send, { route, receivedAt }: Sender): string =>
  objectKey(target.key, { route: route.name, id: message.id, receivedAt })

const takeAll = async (): Promise<Response> => new Response()
const nowhere: Aws = { endpoints: { sqs: '', s3: '', ssm: '' }, call: takeAll }

/** Nothing is waited for. */
const TIMEOUT_MS = 1_000
