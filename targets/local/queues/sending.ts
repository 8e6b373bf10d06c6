import { hash, randomUUID } from 'node:crypto'
import type { Engine } from './engine.ts'
import { type Content, createEntry, type Entry } from './lane.ts'
import { messageOf } from './messages.ts'
import type { NewMessage, QueuedMessage } from './queues.ts'
import { refusalOf } from './refusal.ts'

/** A message on its way into the journal. */
export interface Staged {
  readonly entry: Entry
  readonly content: Content
}

/** @throws {CloudError} as SQS refuses it */
export function stage(engine: Engine, queue: string, message: NewMessage): Staged {
  const lane = engine.lane(queue)
  const refusal = refusalOf(message, lane.info.maximumMessageBytes)
  if (refusal !== undefined) throw refusal
  const { body, attributes, system, delayS = lane.info.delayS } = message
  const sentAt = engine.now()
  return {
    entry: createEntry({ lane, id: engine.nextId(), sentAt, until: sentAt + delayS * 1000 }),
    content: {
      messageId: randomUUID(),
      md5: hash('md5', body),
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
  messages: readonly NewMessage[],
): Promise<readonly QueuedMessage[]> {
  const staged = messages.map((message) => stage(engine, queue, message))
  await engine.journal.write(() => insertAll(engine, staged))
  return arriveAll(engine, staged)
}
