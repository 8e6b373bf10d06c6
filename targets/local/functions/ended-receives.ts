import { randomUUID } from 'node:crypto'
import type { NewLine } from '../lines/lines.ts'
import type { EndedReceive, LeasedMessage } from '../queues/queues.ts'
import type { FunctionConfig } from './functions.ts'
import { type InPlace, linesInPlace } from './records-in-place.ts'

type What = Pick<InPlace, 'outcome' | 'error' | 'dropReason' | 'attempt'>

/** The receives before have their records; this is what came after the last of them. */
const after = ({ receives }: LeasedMessage): number => receives + 1

const whatOf: { readonly [K in EndedReceive['end']]: What } = {
  expired: {
    outcome: 'retrying',
    error: { type: 'NOT_ANSWERED', message: 'whoever received the message did not say in time what became of it' },
  },
  'dead-lettered': {
    outcome: 'failed',
    attempt: after,
    error: {
      type: 'TOO_MANY_RECEIVES',
      message:
        'the queue gave the message up: it was received as often as it may be, and nobody said what became of it',
    },
  },
  removed: { outcome: 'dropped', attempt: after, dropReason: 'removed' },
}

/** The lines of messages of which a queue itself made an end. */
export function linesOfEnded(config: FunctionConfig, ended: readonly EndedReceive[], now: number): NewLine[] {
  return (Object.keys(whatOf) as EndedReceive['end'][]).flatMap((kind) => {
    const messages = ended.filter(({ end }) => end === kind).map(({ message }) => message)
    if (messages.length === 0) return []
    return linesInPlace(config, messages, { ...whatOf[kind], batchId: randomUUID(), startedAt: now, now })
  })
}
