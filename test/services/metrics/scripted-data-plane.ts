import type { DataPlane, DeadLetter, LetterQuery, LogLine, OutgoingMessage } from '../../../targets/data-plane.ts'
import { TargetError } from '../../../targets/driver.ts'
import { createLetterGroups } from '../../../targets/messages/letter-groups.ts'

/** A target in memory, of which tests see everything. */
export interface ScriptedDataPlane extends DataPlane {
  /** In the order in which they failed. */
  readonly letters: DeadLetter[]
  readonly lines: LogLine[]
  readonly sent: OutgoingMessage[]
  /** Entries that were sent again, in their order, with the body given in place of theirs. */
  readonly redriven: (readonly [entry: string, body: string | undefined])[]
  /** Comes before each call. May throw in its place. */
  before: (call: string) => void | Promise<void>
}

export const letter = (n: number, change: Partial<DeadLetter> = {}): DeadLetter => ({
  id: `CSVToJSONDLQ/${n}`,
  route: 'CSVToJSON',
  messageId: `m${n}`,
  correlationId: `m${n}`,
  body: JSON.stringify({ n }),
  headers: { 'file-key': 'orders.csv' },
  bytes: 7,
  errorCode: 'BAD_ROW',
  errorMessage: `row ${n} has no price`,
  receiveCount: 1,
  failedAt: Date.parse('2026-11-21T11:00:00.000Z') + n,
  expiresAt: Date.parse('2026-12-05T11:00:00.000Z'),
  redriveCount: 0,
  ...change,
})

export const unreachable = (): TargetError =>
  new TargetError('UNREACHABLE', 'The local cloud does not answer.', { retryable: true })

/** Of every queue; a route that is asked directly has none. */
const DEPTH = {
  visible: 3,
  inFlight: 2,
  delayed: 1,
  oldestAgeSeconds: 4.7,
  measuredAt: Date.parse('2026-11-21T12:00:00.000Z'),
}

export function scriptedDataPlane(): ScriptedDataPlane {
  const letters: DeadLetter[] = []
  const lines: LogLine[] = []
  const sent: OutgoingMessage[] = []
  const redriven: (readonly [string, string | undefined])[] = []
  const take = (id: string): boolean => {
    const index = letters.findIndex((one) => one.id === id)
    if (index >= 0) letters.splice(index, 1)
    return index >= 0
  }
  const called = async <T>(call: string, work: () => T): Promise<T> => {
    await plane.before(call)
    return work()
  }
  const plane: ScriptedDataPlane = {
    letters,
    lines,
    sent,
    redriven,
    before: () => undefined,
    send: (message) =>
      called('send', () => {
        const known = sent.some(({ id }) => id !== undefined && id === message.id)
        if (!known) sent.push(message)
        const messageId = message.id ?? `sent-${sent.length}`
        return message.route === 'Asked'
          ? { messageId, response: { status: 201, headers: { 'x-a': 'b' }, body: 'made' } }
          : { messageId }
      }),
    depth: (_environmentId, route) => called('depth', () => (route === 'Asked' ? undefined : DEPTH)),
    deadLetters: (query) =>
      called('deadLetters', () => {
        const found = letters.filter((one) => matches(one, query))
        const rest = found.filter(({ failedAt }) => query.after === undefined || failedAt > Number(query.after))
        const page = rest.slice(0, query.first)
        const last = page.at(-1)
        return {
          letters: page,
          ...(rest.length > page.length && last && { next: String(last.failedAt) }),
          total: found.length,
        }
      }),
    deadLetterGroups: (query) =>
      called('deadLetterGroups', () => {
        const groups = createLetterGroups()
        for (const one of letters) if (matches(one, query)) groups.add(one)
        return groups.all()
      }),
    deadLetter: (_, id) => called('deadLetter', () => letters.find((one) => one.id === id)),
    redrive: (_, id, body) =>
      called('redrive', () => {
        const was = take(id)
        if (was) redriven.push([id, body])
        return was
      }),
    discard: (_, id) => called('discard', () => take(id)),
    records: () => called('records', () => ({ records: [], cursor: '0' })),
    logs: (query) =>
      called('logs', () => {
        const from = Number(query.after ?? 0)
        const found = lines.slice(from, from + query.first)
        const hits = found.filter(({ messageId }) => query.messageId === undefined || messageId === query.messageId)
        return { lines: hits, cursor: String(from + found.length), hasMore: from + found.length < lines.length }
      }),
  }
  return plane
}

const matches = (one: DeadLetter, { routes, errorCode, text, failedAfter, failedBefore }: LetterQuery): boolean =>
  (routes?.includes(one.route) ?? true) &&
  (errorCode === undefined || one.errorCode === errorCode) &&
  (text === undefined || one.body.includes(text)) &&
  (failedAfter === undefined || one.failedAt >= failedAfter) &&
  (failedBefore === undefined || one.failedAt < failedBefore)
