import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import type { LeasedMessage, NewMessage, QueueAttributes, Queues } from '../../../../targets/local/queues/queues.ts'
import { defaultAttributes } from '../../../../targets/local/sqs/queue-attributes.ts'

/** Queues with a clock that only the test moves. */
export interface OpenedQueues {
  readonly queues: Queues
  readonly journal: Journal
  /** Moves the clock. */
  readonly pass: (ms: number) => void
  /** What an end of the process leaves: nothing of the memory, everything of the journal. */
  readonly reopen: () => Promise<OpenedQueues>
  readonly close: () => Promise<void>
}

export const START = Date.UTC(2026, 10, 21, 12)

export const attributes = (changes: Partial<QueueAttributes> = {}): QueueAttributes => ({
  ...defaultAttributes,
  ...changes,
})

export const message = (body: string, more: Partial<NewMessage> = {}): NewMessage => ({ body, attributes: {}, ...more })

export const bodies = (messages: readonly { readonly body: string }[]): readonly string[] =>
  messages.map(({ body }) => body)

export const handles = (messages: readonly LeasedMessage[]): readonly string[] =>
  messages.map(({ receiptHandle }) => receiptHandle)

/** Opens queues in a folder of their own. */
export function openQueues(options: { readonly memoryBytes?: number } = {}): OpenedQueues {
  const folder = mkdtempSync(join(tmpdir(), 'queues-'))
  let now = START
  const open = (): OpenedQueues => {
    const journal = openJournal({ file: join(folder, 'cloud.db') })
    const queues = createQueues({ journal, now: () => now, ...options })
    const stop = async () => {
      await queues.close()
      journal.close()
    }
    return {
      queues,
      journal,
      pass: (ms) => {
        now += ms
      },
      async reopen() {
        await stop()
        return open()
      },
      async close() {
        await stop()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }
  return open()
}
