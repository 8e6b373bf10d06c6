import { writeSync } from 'node:fs'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'

/**
 * A process that sends, forwards and deletes until it is killed, and says on standard output what was acknowledged: `sent <body>`,
 * `forwarded <body>`, `deleted <body>`. Its arguments: the file of the journal, and what its bodies begin with.
 */
const [file = '', prefix = ''] = process.argv.slice(2)
const journal = openJournal({ file })
const queues = createQueues({ journal, now: Date.now })
const attributes = {
  visibilityTimeoutS: 600,
  retentionS: 3_600,
  delayS: 0,
  receiveWaitS: 0,
  maximumMessageBytes: 1_048_576,
  tags: {},
}
for (const name of ['in', 'out']) await queues.put(name, attributes)

const say = (word: string, bodies: readonly string[]): void =>
  void writeSync(1, bodies.map((body) => `${word} ${body}\n`).join(''))

async function send(sender: number): Promise<void> {
  for (let batch = 0; ; batch++) {
    const bodies = Array.from({ length: 5 }, (_, index) => `${prefix}-${sender}-${batch}-${index}`)
    await queues.send(
      'in',
      bodies.map((body) => ({ body, attributes: {} })),
    )
    say('sent', bodies)
  }
}

async function forward(): Promise<void> {
  for (;;) {
    const received = await queues.receive('in', { max: 7, waitMs: 1_000 })
    await queues.settle({
      deletes: received.map(({ receiptHandle }) => receiptHandle),
      sends: received.map(({ body }) => ({ queue: 'out', message: { body, attributes: {} } })),
    })
    say(
      'forwarded',
      received.map(({ body }) => body),
    )
  }
}

async function remove(): Promise<void> {
  for (;;) {
    const received = await queues.receive('out', { max: 3, waitMs: 1_000 })
    await queues.settle({ deletes: received.map(({ receiptHandle }) => receiptHandle) })
    say(
      'deleted',
      received.map(({ body }) => body),
    )
  }
}

await Promise.all([send(1), send(2), forward(), forward(), remove()])
