import type { TakenLine } from '../ingest/taken-line.ts'
import type { Totals } from './tally.ts'

/** Most messages that one call of SQS takes, and what each 64 kB of a call count for. */
const SQS_BATCH = 10
const SQS_CHUNK_BYTES = 65_536
/** What stands beside a body: the envelope. */
const ENVELOPE_BYTES = 500

type Usage = Pick<
  Totals,
  | 'megabyteMs'
  | 'queueCalls'
  | 'httpRequests'
  | 'scheduled'
  | 'filesRead'
  | 'filesWritten'
  | 'bytesWritten'
  | 'bytesToHttp'
>

/** What an invocation used of what is billed, as far as its records show. */
export function usageOf({ executions, memoryMb, source = '' }: TakenLine): Usage {
  const queued = executions.filter(({ sentAt }) => sentAt !== undefined)
  // Of a file, the notification alone is in the queue.
  const received = queued.map(({ bytesIn, objectKey }) => (objectKey === undefined ? bytesIn : 0) + ENVELOPE_BYTES)
  const arrived = executions.filter(({ attempt }) => attempt === 1).length
  // Whatever comes from outside was put into the inbox by one call each; between routes the sender's calls are counted.
  const inbox = source.startsWith('queue:') ? 0 : queued.filter(({ attempt }) => attempt === 1).length
  const queueCalls = inbox + callsOf(received) + Math.ceil(queued.length / SQS_BATCH)
  const sent = sentTo(executions)
  return {
    megabyteMs: Math.ceil(busyMs(executions)) * memoryMb,
    queueCalls: queueCalls + Math.ceil(sent.queue.messages / SQS_BATCH) + extraChunks(sent.queue),
    httpRequests: source.startsWith('http:') ? arrived : 0,
    scheduled: source.startsWith('trigger:') && source !== 'trigger:manual' ? arrived : 0,
    filesRead: source.startsWith('file:') ? executions.length : 0,
    filesWritten: sent.file.messages,
    bytesWritten: sent.file.bytes,
    bytesToHttp: sent.https.bytes,
  }
}

const callsOf = (sizes: readonly number[]): number => {
  const calls = Math.ceil(sizes.length / SQS_BATCH)
  return Math.max(calls, Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / SQS_CHUNK_BYTES))
}

interface Sent {
  readonly messages: number
  readonly bytes: number
}

/** Calls are of at most ten messages; where these are large, each call counts for several. */
const extraChunks = ({ messages, bytes }: Sent): number =>
  Math.max(0, Math.ceil((bytes + messages * ENVELOPE_BYTES) / SQS_CHUNK_BYTES) - Math.ceil(messages / SQS_BATCH))

const schemes = ['queue', 'file', 'https'] as const

/** What was sent, by the kind of its target. A record has the bytes of all its messages together; each gets the same share. */
function sentTo(executions: TakenLine['executions']): Readonly<Record<(typeof schemes)[number], Sent>> {
  const sums = { queue: { messages: 0, bytes: 0 }, file: { messages: 0, bytes: 0 }, https: { messages: 0, bytes: 0 } }
  for (const { sent, bytesOut } of executions) {
    const all = Object.values(sent).reduce((sum, count) => sum + count, 0)
    for (const [uri, count] of Object.entries(sent)) {
      const scheme = schemes.find((one) => uri.startsWith(`${one}:`))
      if (scheme === undefined) continue
      sums[scheme].messages += count
      sums[scheme].bytes += Math.round((bytesOut * count) / all)
    }
  }
  return sums
}

/** No function runs longer on Lambda. */
const LONGEST_MS = 900_000

/** From the begin of the first execution to the end of the last. */
function busyMs(executions: TakenLine['executions']): number {
  if (executions.length === 0) return 0
  const begin = Math.min(...executions.map(({ startedAt }) => startedAt))
  const end = Math.max(...executions.map(({ startedAt, durationMs }) => startedAt + durationMs))
  return Math.min(end - begin, LONGEST_MS)
}
