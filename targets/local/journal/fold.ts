import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'

/** Folds the log of a database into its file, in a thread of its own: whoever writes is not kept waiting for that. */
export interface Fold {
  /** To be told of each commit; begins it when the log has become long. */
  committed(): void
  /** Leaves an empty log. */
  close(): void
}

/** Looking how long the log is takes a statement. */
const COMMITS_PER_LOOK = 16
const TRY_MS = 10
const MOST_TRIES = 500

/**
 * @param file of the database; another connection to it is opened when there is something to fold
 * @param pages the log may have so many that are not in the file
 */
export function foldBeside(file: string, database: DatabaseSync, pages: number): Fold {
  const look = database.prepare('PRAGMA wal_checkpoint(NOOP)')
  const foldRest = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
  let commits = 0
  let thread: Worker | undefined
  let isFolding = false

  function start(): Worker {
    const started = new Worker(new URL('./fold-thread.ts', import.meta.url), { workerData: file })
    started.unref()
    started.on('message', () => {
      isFolding = false
      // The log begins again where all of it is folded; a thread beside one that writes without a pause never sees that.
      if (database.isOpen) tryTo(() => foldRest.get())
    })
    started.on('error', () => {
      isFolding = false
      thread = undefined
    })
    return started
  }

  return {
    committed() {
      commits += 1
      if (isFolding || commits < COMMITS_PER_LOOK) return
      commits = 0
      const { log, checkpointed } = Object(look.get())
      if (Number(log) - Number(checkpointed) <= pages) return
      isFolding = true
      thread ??= start()
      thread.postMessage('fold')
    },
    close() {
      void thread?.terminate()
      tryTo(() => emptyLog(database))
    },
  }
}

/** The thread may be about to fold: it is waited for, without giving way to anybody, as whoever closes a database does not. */
function emptyLog(database: DatabaseSync): void {
  const empty = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  const nobody = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; tries < MOST_TRIES && Object(empty.get()).busy !== 0; tries += 1)
    Atomics.wait(nobody, 0, 0, TRY_MS)
}

/** With a full disk the log stays, and is folded another time: what it says holds. */
function tryTo(fold: () => void): void {
  try {
    fold()
  } catch {}
}
