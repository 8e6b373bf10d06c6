import type { DatabaseSync } from 'node:sqlite'
import { isOfStorage, storageError } from './storage-error.ts'

export interface GroupCommit {
  /** Does a piece of work in a transaction that it shares with others; answers when it is on disk. */
  write<T>(work: (database: DatabaseSync) => T): Promise<T>
  /** Does now what waits. */
  flush(): void
}

/** Brings what is committed to the disk. */
export interface Sync {
  later(): Promise<void>
  now(): void
}

export interface Told {
  /** When the disk did not keep what the database has: what is in memory is not what will be read again. */
  readonly broken: (error: unknown) => void
  /** After each transaction, while it is brought to the disk. */
  readonly committed?: () => void
}

interface Waiting {
  /** Does the work, and keeps its result. */
  readonly run: () => void
  readonly succeed: () => void
  readonly fail: (error: unknown) => void
}

/** More than this would keep whoever asks meanwhile waiting. */
const MOST_PER_TRANSACTION = 500

/**
 * Bringing it to the disk is what takes time, and nobody gets an answer before that. It takes no time of this thread: works that come
 * meanwhile wait, and share the next transaction. The slower the disk, the more they share.
 * Works rarely fail: they first run without savepoints, which cost more than some works do. When one of them fails, all of it is
 * undone, and they run once more, each with a savepoint to return to.
 */
export function groupCommit(database: DatabaseSync, sync: Sync, { broken, committed }: Told): GroupCommit {
  const waiting: Waiting[] = []
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  let isBusy = false
  /** Works that are committed, and are being brought to the disk. */
  let done: readonly (() => void)[] = []

  const schedule = (): void => {
    if (isBusy || waiting.length === 0) return
    isBusy = true
    setImmediate(commitNext)
  }

  const commitNext = (): void => {
    done = commitGroup(waiting.splice(0, MOST_PER_TRANSACTION))
    if (done.length === 0) {
      rest()
      return
    }
    sync.later().then(answer, (error: unknown) => {
      done = []
      broken(error)
    })
    committed?.()
  }

  const answer = (): void => {
    const settled = done
    done = []
    for (const settle of settled) settle()
    rest()
  }

  const rest = (): void => {
    isBusy = false
    schedule()
  }

  /** What is to be told when the transaction is on disk; nothing when there is none. */
  const commitGroup = (group: readonly Waiting[]): readonly (() => void)[] => {
    if (group.length === 0) return []
    if (tryTogether(group)) return group.map(({ succeed }) => succeed)
    try {
      return runEachAlone(group)
    } catch (error) {
      for (const { fail } of group) fail(storageError(error))
      return []
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
        schedule()
      }),
    flush() {
      while (waiting.length > 0 || done.length > 0) {
        const settled = [...done, ...commitGroup(waiting.splice(0, MOST_PER_TRANSACTION))]
        done = []
        sync.now()
        for (const settle of settled) settle()
      }
    },
  }
}
