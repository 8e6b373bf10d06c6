import type { Journal } from '../journal/journal.ts'
import type { ScheduleConfig } from './schedules.ts'

/** A schedule with how far it has come. */
export interface KeptSchedule {
  readonly config: ScheduleConfig
  /** When it was made, or last given other times: what a rate counts from. */
  readonly begin: number
  /** All its times up to here are over. */
  readonly doneUntil: number
}

/** The schedules in the journal. */
export interface KeptSchedules {
  all(): readonly KeptSchedule[]
  put(schedule: KeptSchedule): Promise<void>
  /** Changes what is not its times. */
  change(config: ScheduleConfig): Promise<void>
  remove(name: string): Promise<void>
  /** Within a transaction. */
  advance(name: string, doneUntil: number): void
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS schedules (
    name TEXT PRIMARY KEY, config TEXT NOT NULL, begin INTEGER NOT NULL, done_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`

export function keepSchedules({ define, database, write }: Journal): KeptSchedules {
  define(TABLE)
  const put = database.prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?)')
  const change = database.prepare('UPDATE schedules SET config = ? WHERE name = ?')
  const advance = database.prepare('UPDATE schedules SET done_until = max(done_until, ?) WHERE name = ?')
  const remove = database.prepare('DELETE FROM schedules WHERE name = ?')
  return {
    all: () =>
      database
        .prepare('SELECT * FROM schedules')
        .all()
        .map(({ config, begin, done_until }) => ({
          config: JSON.parse(String(config)),
          begin: Number(begin),
          doneUntil: Number(done_until),
        })),
    async put({ config, begin, doneUntil }) {
      await write(() => put.run(config.name, JSON.stringify(config), begin, doneUntil))
    },
    async change(config) {
      await write(() => change.run(JSON.stringify(config), config.name))
    },
    async remove(name) {
      await write(() => remove.run(name))
    },
    advance: (name, doneUntil) => void advance.run(doneUntil, name),
  }
}
