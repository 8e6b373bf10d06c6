import { randomUUID } from 'node:crypto'
import type { Engine } from './engine.ts'
import { type Content, createEntry, type Entry } from './lane.ts'
import { messageOf } from './messages.ts'
import type { CheckedMessage, NewMessage, QueuedMessage } from './queues.ts'
import { checked } from './refusal.ts'

/** A message on its way into the journal. */
export interface Staged {
  readonly entry: Entry
  readonly content: Content
}

/** @throws {CloudError} as SQS refuses it */
export function stage(engine: Engine, queue: string, message: NewMessage | CheckedMessage): Staged {
  const lane = engine.lane(queue)
  const { maximumMessageBytes } = lane.info
  const isChecked = 'checkedFor' in message && message.checkedFor <= maximumMessageBytes
  const {
    body,
    attributes,
    system,
    delayS = lane.info.delayS,
  } = isChecked ? message : checked(message, maximumMessageBytes)
  const sentAt = engine.now()
  return {
    entry: createEntry({ lane, id: engine.nextId(), sentAt, until: sentAt + delayS * 1000 }),
    content: {
      messageId: randomUUID(),
      body,
      attributes,
      ...(system !== undefined && { system }),
    },
  }
}

/** Within a transaction. */
export function insertAll({ tables }: Engine, staged: readonly Staged[]): void {
  for (const { entry, content } of staged) tables.insert(entry, content)
}

/** After the transaction. */
export function arriveAll({ contents, arrive }: Engine, staged: readonly Staged[]): readonly QueuedMessage[] {
  return staged.map(({ entry, content }) => {
    contents.keep(entry, content)
    arrive(entry)
    return messageOf(entry, content)
  })
}

export async function send(
  engine: Engine,
  queue: string,
  messages: readonly (NewMessage | CheckedMessage)[],
): Promise<readonly QueuedMessage[]> {
  const staged = messages.map((message) => stage(engine, queue, message))
  await engine.journal.write(() => insertAll(engine, staged))
  return arriveAll(engine, staged)
}
