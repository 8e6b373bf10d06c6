import type { DatabaseSync } from 'node:sqlite'
import type { StackOutcome } from '../../driver.ts'
import type { Course } from './course.ts'

/** Something that is done to the stacks of an environment. */
export interface Operation {
  /** Made by whoever asked for it. */
  readonly token: string
  readonly environmentId: string
  readonly kind: 'release' | 'removal' | 'recovery'
  readonly course: Course
  readonly progress: Progress
  readonly outcome?: StackOutcome
}

/** How far an operation is. Waves before this one are done; of this one anything may be. */
export interface Progress {
  readonly phase: 'forward' | 'backward' | 'cleanup'
  readonly wave: number
  /** What happens in the wave has been told. */
  readonly begun: boolean
}

/** Table of operations: definitions for `Journal.define`. */
export const operationTable = `
  CREATE TABLE IF NOT EXISTS stack_operations (
    number INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, environment_id TEXT NOT NULL, kind TEXT NOT NULL,
    course TEXT, progress TEXT NOT NULL, cancelled INTEGER NOT NULL DEFAULT 0, outcome TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS stack_operations_of_environment ON stack_operations (environment_id, number);
  CREATE INDEX IF NOT EXISTS stack_operations_running ON stack_operations (number) WHERE outcome IS NULL;
`

const START: Progress = { phase: 'forward', wave: 0, begun: false }

/** Of earlier operations nobody asks any more what happened. */
const TOLD_OPERATIONS = 50

/** The operations, the present ones with all that is needed to go on with them. */
export function operationRecords(database: DatabaseSync) {
  const columns = 'SELECT token, environment_id, kind, course, progress, outcome FROM stack_operations'
  const statements = {
    one: database.prepare(`${columns} WHERE token = ?`),
    last: database.prepare(`${columns} WHERE environment_id = ? ORDER BY number DESC LIMIT 1`),
    running: database.prepare(`${columns} WHERE outcome IS NULL ORDER BY number`),
    runningOf: database.prepare('SELECT token FROM stack_operations WHERE outcome IS NULL AND environment_id = ?'),
    outcome: database.prepare('SELECT outcome FROM stack_operations WHERE token = ?'),
    add: database.prepare(
      'INSERT INTO stack_operations (token, environment_id, kind, course, progress) VALUES (?, ?, ?, ?, ?)',
    ),
    progress: database.prepare('UPDATE stack_operations SET progress = ? WHERE token = ?'),
    cancel: database.prepare('UPDATE stack_operations SET cancelled = 1 WHERE token = ? AND outcome IS NULL'),
    isCancelled: database.prepare('SELECT cancelled FROM stack_operations WHERE token = ?'),
    end: database.prepare('UPDATE stack_operations SET outcome = ? WHERE token = ?'),
    forgetEvents: database.prepare(
      `DELETE FROM stack_events WHERE token IN (SELECT token FROM stack_operations WHERE environment_id = ?1 AND number <=
        (SELECT number FROM stack_operations WHERE environment_id = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2))`,
    ),
    forget: database.prepare(
      "UPDATE stack_operations SET course = NULL WHERE environment_id = ? AND outcome IS NOT NULL AND (outcome <> 'failed' OR token <> ?)",
    ),
  }
  const read = (row: Readonly<Record<string, unknown>> | undefined): Operation | undefined => {
    if (row === undefined) return undefined
    return {
      token: String(row.token),
      environmentId: String(row.environment_id),
      kind: row.kind as Operation['kind'], // written by us
      course: row.course === null ? { turns: [], forward: [], cleanup: [] } : JSON.parse(String(row.course)),
      progress: JSON.parse(String(row.progress)),
      ...(row.outcome !== null && { outcome: row.outcome as StackOutcome }), // written by us
    }
  }
  return {
    get: (token: string) => read(statements.one.get(token)),
    last: (environmentId: string) => read(statements.last.get(environmentId)),
    running: () => statements.running.all().flatMap((row) => read(row) ?? []),
    /** Token of the operation that is at work on an environment. */
    runningOf(environmentId: string): string | undefined {
      const row = statements.runningOf.get(environmentId)
      return row === undefined ? undefined : String(row.token)
    },
    /** Undefined for an operation that is not known, null for one that has not ended. */
    outcomeOf(token: string): StackOutcome | null | undefined {
      const row = statements.outcome.get(token)
      return row === undefined ? undefined : (row.outcome as StackOutcome | null) // written by us
    },
    add({ token, environmentId, kind, course }: Omit<Operation, 'progress'>, progress: Progress = START): void {
      statements.add.run(token, environmentId, kind, JSON.stringify(course), JSON.stringify(progress))
    },
    progress(token: string, progress: Progress): void {
      statements.progress.run(JSON.stringify(progress), token)
    },
    /** Somebody wants it undone. */
    cancel(token: string): void {
      statements.cancel.run(token)
    },
    isCancelled: (token: string) => statements.isCancelled.get(token)?.cancelled === 1,
    /** Ends it. The courses of earlier operations are of no use from now on. */
    end({ token, environmentId }: Operation, outcome: StackOutcome): void {
      statements.end.run(outcome, token)
      statements.forget.run(environmentId, token)
      statements.forgetEvents.run(environmentId, TOLD_OPERATIONS)
    },
  }
}

export type OperationRecords = ReturnType<typeof operationRecords>
