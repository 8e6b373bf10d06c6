/** The thread of `fold.ts`: folds the log of a database into its file, whenever it is told to. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

const database = new DatabaseSync(String(workerData))
// PASSIVE keeps nobody waiting: what readers still need stays in the log until the next time.
const fold = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

parentPort?.on('message', () => {
  fold.get()
  // What was written meanwhile is little.
  fold.get()
  parentPort?.postMessage('done')
})
