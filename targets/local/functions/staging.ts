import type { QueueAnswer, RefusedEntry } from '../../../runtime/endpoints/aws.ts'
import { isObject } from '../../../runtime/unknown.ts'
import type { Access } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import { queueArn } from '../place.ts'
import type { NewMessage, Queues, Settlement } from '../queues/queues.ts'
import { checked } from '../queues/refusal.ts'
import type { QueueCall } from './end.ts'

/** What an invocation sends before it has ended: held back, and sent in the step that ends it. */
export interface Staging {
  /** Takes a batch, or refuses it as SQS would, at once. */
  queue(call: QueueCall): Promise<QueueAnswer>
  readonly sends: NonNullable<Settlement['sends']>
  /** Seconds until a received message may come again, by its receipt handle. */
  readonly waits: ReadonlyMap<string, number>
}

/** In characters: more than this of one invocation does not wait in memory. It is sent at once, and once more should the invocation fail. */
const MOST_STAGED = 8 * 1_048_576

/** As long as SQS lets a message wait, and further than any wait of the runtime's. */
const MOST_WAIT_S = 43_200

/** What SQS calls it over its protocol. */
const DENIED = 'AccessDeniedException'

const ACTIONS: readonly string[] = ['SendMessage', 'ChangeMessageVisibility']

/** Begins to hold back what an invocation in this role sends. */
export function createStaging(queues: Queues, access: Access, roleArn: string): Staging {
  const sends: { readonly queue: string; readonly message: NewMessage }[] = []
  const waits = new Map<string, number>()
  let size = 0

  function stage(queue: string, entries: readonly object[]): readonly RefusedEntry[] {
    const { maximumMessageBytes } = ensure(queues, queue)
    const refused: RefusedEntry[] = []
    for (const [index, entry] of entries.entries()) {
      try {
        const message = checked(messageOf(entry), maximumMessageBytes)
        sends.push({ queue, message })
        size += message.body.length
      } catch (error) {
        if (!(error instanceof CloudError)) throw error
        refused.push(toRefused(index, error))
      }
    }
    return refused
  }

  function wait(queue: string, entries: readonly object[]): readonly RefusedEntry[] {
    ensure(queues, queue)
    for (const entry of entries) {
      const { receiptHandle, visibilitySeconds } = entry as Readonly<Record<string, unknown>> // looked at below
      if (typeof receiptHandle === 'string' && Number.isInteger(visibilitySeconds)) {
        waits.set(receiptHandle, Math.min(Math.max(0, Number(visibilitySeconds)), MOST_WAIT_S))
      }
    }
    return []
  }

  async function relieve(): Promise<void> {
    if (size <= MOST_STAGED) return
    size = 0
    await queues.settle({ sends: sends.splice(0) })
  }

  return {
    sends,
    waits,
    async queue({ action, queueUrl, entries }) {
      try {
        const queue = queueUrl.slice(queueUrl.lastIndexOf('/') + 1)
        if (!ACTIONS.includes(action)) throw new CloudError('InvalidAction', `There is no ${action}`)
        access.authorize(access.principalOf(roleArn), `sqs:${action}`, queueArn(queue))
        const refused = action === 'SendMessage' ? stage(queue, entries) : wait(queue, entries)
        await relieve()
        return { refused }
      } catch (error) {
        if (!(error instanceof CloudError)) throw error
        const { code, message, status } = error
        return { code: code === 'AccessDenied' ? DENIED : code, message, status }
      }
    },
  }
}

function ensure(queues: Queues, name: string) {
  const info = queues.get(name)
  if (info === undefined) throw new CloudError('QueueDoesNotExist', 'The specified queue does not exist.')
  return info
}

/** An entry of the runtime's, as a queue takes it. */
function messageOf(entry: object): NewMessage {
  const { body, attributes, delaySeconds } = entry as Readonly<Record<string, unknown>> // looked at below
  const typed = Object.entries(isObject(attributes) ? attributes : {}).map(
    ([name, value]) => [name, { DataType: 'String', StringValue: String(value) }] as const,
  )
  return {
    body: typeof body === 'string' ? body : '',
    attributes: Object.fromEntries(typed),
    ...(typeof delaySeconds === 'number' && { delayS: delaySeconds }),
  }
}

const toRefused = (index: number, { code, message }: CloudError): RefusedEntry => ({
  Id: String(index),
  Code: code,
  Message: message,
  SenderFault: true,
})
