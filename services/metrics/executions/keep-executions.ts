import type { Collection } from '../../shared/store/collection.ts'
import type { TakenLine } from '../ingest/taken-line.ts'
import { mergeAttempts } from './merge-attempts.ts'
import type { ExecutionRecord } from './model.ts'
import { recordsOf } from './records-of.ts'

/**
 * Keeps what lines tell of single messages, as far as they are chosen to be kept. A repeat changes nothing, so lines may come again.
 *
 * @returns the records that are kept, as they stand now
 */
export type KeepExecutions = (lines: readonly TakenLine[]) => Promise<readonly ExecutionRecord[]>

export const createKeepExecutions =
  (
    executions: Collection<ExecutionRecord>,
    sample: (records: readonly ExecutionRecord[]) => readonly ExecutionRecord[],
  ): KeepExecutions =>
  async (lines) => {
    const records = inOne(sample(lines.flatMap(recordsOf)))
    const first = records.filter(({ attempt }) => attempt === 1)
    const later = records.filter(({ attempt }) => attempt > 1)
    // Nearly all messages need one attempt: these are written without being read before.
    await executions.bulk(first.map(({ id, ...rest }) => ({ id, change: {}, onInsert: rest })))
    if (later.length === 0) return records
    const known = await executions.getMany(later.map(({ id }) => id))
    return [...first, ...(await Promise.all(later.map((record) => add(executions, record, known.get(record.id)))))]
  }

/** The attempts of a message that came together, as one record. */
function inOne(records: readonly ExecutionRecord[]): readonly ExecutionRecord[] {
  const byId = new Map<string, ExecutionRecord>()
  for (const record of records) {
    const known = byId.get(record.id)
    byId.set(record.id, known === undefined ? record : mergeAttempts(known, record))
  }
  return [...byId.values()]
}

/** Tries again where another one has changed the execution meanwhile. */
async function add(
  executions: Collection<ExecutionRecord>,
  record: ExecutionRecord,
  known: ExecutionRecord | undefined,
): Promise<ExecutionRecord> {
  if (known === undefined) {
    const { taken } = await executions.insert(record)
    return taken === undefined ? record : add(executions, record, await executions.get(record.id))
  }
  const merged = mergeAttempts(known, record)
  if (merged === known) return known
  const { id, ...rest } = merged
  const changed = await executions.update(
    id,
    { set: { ...rest, fingerprint: rest.fingerprint, version: known.version + 1 } },
    { version: known.version },
  )
  return changed ?? add(executions, record, await executions.get(id))
}
