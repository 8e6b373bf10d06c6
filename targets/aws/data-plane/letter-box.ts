import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { type HeldLetter, hold, release } from './held-letters.ts'

/**
 * A dead-letter queue, of which SQS shows nothing but what it hands out. So a look receives letters and gives them back: they are
 * hidden from others meanwhile, and their receive count grows, on which nothing depends in these queues.
 */
export interface LetterBox {
  /** All letters, up to a bound, and how many SQS says there are. */
  look(): Promise<{ readonly letters: readonly HeldLetter[]; readonly total: number }>
  /** One letter, which stays hidden from others for some seconds. Undefined when it is not there any more. */
  find(messageId: string): Promise<HeldLetter | undefined>
  /** The same, and whoever else looks for it does not find it. */
  take(messageId: string): Promise<HeldLetter | undefined>
}

/** Looked at: beyond that only their number is known. */
const MOST_LETTERS = 1_000
const MOST_BYTES = 32 * 1024 * 1024
/** Enough to send a letter and remove it. */
const LEAST_LEFT_MS = 10_000

/** @param now milliseconds since 1970 */
export function createLetterBox(sqs: SQSClient, url: string, now: () => number): LetterBox {
  /** Received for somebody who looked for one of them: whoever looks for its neighbour need not receive it again. */
  const shelf = new Map<string, HeldLetter>()
  let last: Promise<unknown> = Promise.resolve()

  /** One at a time: a letter that one look holds, another one would miss. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  function onShelf(messageId: string): HeldLetter | undefined {
    const letter = shelf.get(messageId)
    return letter !== undefined && letter.until - now() >= LEAST_LEFT_MS ? letter : undefined
  }

  function clearShelf(): void {
    for (const [id, { until }] of shelf) if (until <= now()) shelf.delete(id)
  }

  async function look(): ReturnType<LetterBox['look']> {
    clearShelf()
    const total = await countOf(sqs, url)
    const found = new Map(shelf)
    const own: HeldLetter[] = []
    let bytes = 0
    try {
      while (found.size < Math.min(total, MOST_LETTERS) && bytes < MOST_BYTES) {
        const some = await holdSome()
        if (some.length === 0) break
        own.push(...some)
        for (const letter of some) found.set(letter.messageId, letter)
        bytes += some.reduce((sum, { body }) => sum + body.length, 0)
      }
    } finally {
      await release(sqs, url, own)
    }
    return { letters: [...found.values()], total: Math.max(total, found.size) }
  }

  async function holdSome(): Promise<readonly HeldLetter[]> {
    const some = await hold(sqs, url, { now, waitS: 0 })
    return some.length > 0 ? some : hold(sqs, url, { now, waitS: 1 })
  }

  async function find(messageId: string): Promise<HeldLetter | undefined> {
    clearShelf()
    for (let seen = 0; onShelf(messageId) === undefined && seen < MOST_LETTERS; ) {
      const some = await holdSome()
      if (some.length === 0) break
      for (const letter of some) shelf.set(letter.messageId, letter)
      seen += some.length
    }
    return onShelf(messageId)
  }

  return {
    look: () => inTurn(look),
    find: (messageId) => inTurn(() => find(messageId)),
    take: (messageId) =>
      inTurn(async () => {
        const letter = await find(messageId)
        shelf.delete(messageId)
        return letter
      }),
  }
}

/** Of messages in a queue, wherever they are in it. */
async function countOf(sqs: SQSClient, url: string): Promise<number> {
  const { visible, inFlight, delayed } = await depthOf(sqs, url)
  return visible + inFlight + delayed
}

/** How many messages SQS says there are: it counts by the way, and may be a minute late. */
export async function depthOf(
  sqs: SQSClient,
  url: string,
): Promise<{ readonly visible: number; readonly inFlight: number; readonly delayed: number }> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  )
  return {
    visible: Number(Attributes.ApproximateNumberOfMessages),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed),
  }
}
