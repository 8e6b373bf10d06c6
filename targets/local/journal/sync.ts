import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Sync } from './group-commit.ts'

const toDisk = promisify(fdatasync)

/** Brings a file to the disk that somebody else writes. */
export interface FileSync extends Sync {
  /** Lets go of the file, when nothing is on its way any more. */
  close(): void
}

/** @param file one that is there already */
export function syncOf(file: string): FileSync {
  const fd = openSync(file, 'r+')
  let onTheirWay = 0
  let isClosed = false
  const release = (): void => {
    if (isClosed && onTheirWay === 0) closeSync(fd)
  }
  return {
    async later() {
      onTheirWay += 1
      try {
        await toDisk(fd)
      } finally {
        onTheirWay -= 1
        release()
      }
    },
    now: () => fdatasyncSync(fd),
    close() {
      isClosed = true
      release()
    },
  }
}
