import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../collection.ts'

export interface GroupCommit {
  /** Does a piece of work in a transaction that it shares with others of the same tick; answers when it is on disk. */
  commit<R>(work: () => R): Promise<R>
  /** Does now what waits. */
  flush(): void
}

interface Waiting {
  readonly run: () => void
  readonly settle: () => void
  readonly fail: (error: unknown) => void
}

/** More than this would keep readers waiting. */
const MOST_PER_TRANSACTION = 500

/**
 * Writing to disk is what takes time, so the works of one tick share one transaction. A work writes with one statement, so
 * that one which fails has changed nothing; it fails alone. Nobody gets an answer before the commit.
 */
export function groupCommit(database: DatabaseSync): GroupCommit {
  const waiting: Waiting[] = []

  const commitNext = (): void => {
    const group = waiting.splice(0, MOST_PER_TRANSACTION)
    if (waiting.length > 0) setImmediate(commitNext)
    if (group.length > 0) commitGroup(group)
  }

  const commitGroup = (group: readonly Waiting[]): void => {
    try {
      database.exec('BEGIN IMMEDIATE')
      for (const { run } of group) run()
      database.exec('COMMIT')
    } catch (error) {
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK')
      for (const { fail } of group) fail(new StoreError('the store could not write', { cause: error }))
      return
    }
    for (const { settle } of group) settle()
  }

  return {
    commit: (work) =>
      new Promise((resolve, reject) => {
        let settle = (): void => {}
        const run = (): void => {
          try {
            const result = work()
            settle = () => resolve(result)
          } catch (error) {
            // Anything else is the database's: then nothing of the group can be relied on.
            if (!(error instanceof StoreError)) throw error
            settle = () => reject(error)
          }
        }
        waiting.push({ run, settle: () => settle(), fail: reject })
        if (waiting.length === 1) setImmediate(commitNext)
      }),
    flush() {
      while (waiting.length > 0) commitNext()
    },
  }
}
