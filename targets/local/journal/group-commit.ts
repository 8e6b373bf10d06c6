import type { DatabaseSync } from 'node:sqlite'
import { isOfStorage, storageError } from './storage-error.ts'

export interface GroupCommit {
  /** Does a piece of work in a transaction that it shares with others of the same tick; answers when it is on disk. */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>
  /** Does now what waits. */
  flush(): void
}

interface Waiting {
  /** Does the work, and keeps its result. */
  readonly run: () => void
  readonly succeed: () => void
  readonly fail: (error: unknown) => void
}

/** Where several have come in one transaction, more are on their way: waiting for them costs less than a transaction for each. */
const GATHER_MS = 1
/** More than this would keep whoever asks meanwhile waiting. */
const MOST_PER_TRANSACTION = 500

/**
 * Writing to disk is what takes time, so the works of one tick share one transaction, and nobody gets an answer before its commit.
 * Works rarely fail: they first run without savepoints, which cost more than some works do. When one of them fails, all of it is
 * undone, and they run once more, each with a savepoint to return to.
 */
export function groupCommit(database: DatabaseSync): GroupCommit {
  const waiting: Waiting[] = []
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')

  /** Works of the last transaction. */
  let last = 0

  const schedule = (): void => {
    if (last > 1) setTimeout(commitNext, GATHER_MS)
    else setImmediate(commitNext)
  }

  const commitNext = (): void => {
    const group = waiting.splice(0, MOST_PER_TRANSACTION)
    if (waiting.length > 0) setImmediate(commitNext)
    if (group.length === 0) return
    last = group.length
    commitGroup(group)
  }

  const commitGroup = (group: readonly Waiting[]): void => {
    if (tryTogether(group)) {
      for (const { succeed } of group) succeed()
      return
    }
    try {
      const done = runEachAlone(group)
      for (const settle of done) settle()
    } catch (error) {
      for (const { fail } of group) fail(storageError(error))
    }
  }

  const tryTogether = (group: readonly Waiting[]): boolean => {
    try {
      begin.run()
      for (const { run } of group) run()
      commit.run()
      return true
    } catch {
      // Whatever it was, it comes again in the second run, which tells one work's failure from the storage's.
      undo()
      return false
    }
  }

  const runEachAlone = (group: readonly Waiting[]): readonly (() => void)[] => {
    try {
      begin.run()
      const settled = group.map(runWithSavepoint)
      commit.run()
      return settled
    } catch (error) {
      undo()
      throw error
    }
  }

  const runWithSavepoint = ({ run, succeed, fail }: Waiting): (() => void) => {
    database.exec('SAVEPOINT work')
    try {
      run()
    } catch (error) {
      if (isOfStorage(error)) throw error
      database.exec('ROLLBACK TO work; RELEASE work')
      return () => fail(error)
    }
    database.exec('RELEASE work')
    return succeed
  }

  const undo = (): void => {
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK')
  }

  return {
    write: (work) =>
      new Promise((resolve, reject) => {
        let result: ReturnType<typeof work>
        waiting.push({
          run: () => {
            result = work(database)
          },
          succeed: () => resolve(result),
          fail: reject,
        })
        if (waiting.length === 1) schedule()
      }),
    flush() {
      while (waiting.length > 0) commitNext()
    },
  }
}
