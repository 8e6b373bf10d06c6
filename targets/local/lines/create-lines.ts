import type { Journal } from '../journal/journal.ts'
import type { KeptLine, LineQuery, Lines, NewLine } from './lines.ts'
import { openTable, type Table, tableOf } from './tables.ts'

const DAY_MS = 86_400_000
const SWEEP_EVERY_MS = 60_000
/** A sweep shares its transaction with others: it must not hold them up. */
const MOST_PER_SWEEP = 2_000

export interface LinesOptions {
  readonly journal: Journal
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How old lines become. */
  readonly keepMs?: { readonly [K in NewLine['kind']]: number }
}

/** Opens what executors wrote, in tables of the journal. */
export function createLines({ journal, now, keepMs = { record: 14 * DAY_MS, log: 30 * DAY_MS } }: LinesOptions): Lines {
  journal.define(tableOf('record') + tableOf('log'))
  const tables: { readonly [K in NewLine['kind']]: Table } = {
    record: openTable(journal.database, 'record'),
    log: openTable(journal.database, 'log'),
  }
  const waiting = new Set<() => void>()
  /** Whoever reads on from a record has stored those before it. */
  let collected = 0
  let sweptAt = now()

  const append: Lines['append'] = (_, lines) => {
    for (const line of lines) tables[line.kind].insert(line)
    // A work is committed in the same turn, so those who wait see the lines when they look.
    queueMicrotask(() => {
      for (const look of [...waiting]) look()
    })
  }

  /** Now and then removes what is too old. What cannot be removed now is removed later. */
  function sweep(): void {
    const at = now()
    if (at - sweptAt < SWEEP_EVERY_MS) return
    sweptAt = at
    const last = { record: collected, log: Number.MAX_SAFE_INTEGER }
    for (const kind of ['record', 'log'] as const) {
      const before = at - keepMs[kind]
      if ((tables[kind].oldest() ?? before) >= before) continue
      journal.write(() => tables[kind].remove(before, last[kind], MOST_PER_SWEEP)).catch(() => {})
    }
  }

  function waitFor(query: LineQuery): Promise<readonly KeptLine[]> {
    const { promise, resolve } = Promise.withResolvers<readonly KeptLine[]>()
    const end = (lines: readonly KeptLine[]): void => {
      waiting.delete(look)
      clearTimeout(timer)
      resolve(lines)
    }
    const look = (): void => {
      const lines = tables[query.kind].read(query)
      if (lines.length > 0) end(lines)
    }
    const timer = setTimeout(end, query.waitMs, [])
    waiting.add(look)
    return promise
  }

  return {
    append,
    async write(lines) {
      await journal.write((database) => append(database, lines))
    },
    async read(query) {
      if (query.kind === 'record') collected = Math.max(collected, query.after)
      sweep()
      const lines = tables[query.kind].read(query)
      return lines.length > 0 || query.waitMs <= 0 ? lines : waitFor(query)
    },
  }
}
