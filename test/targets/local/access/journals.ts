import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'

/** A journal that can be closed and opened again. */
export interface TemporaryJournal {
  readonly journal: Journal
  readonly directory: string
  /** The same file, after the process that had it has ended. */
  reopen(): Journal
  remove(): void
}

export function inTemporaryJournal(): TemporaryJournal {
  const directory = mkdtempSync(join(tmpdir(), 'routo-cloud-'))
  const open = () => openJournal({ file: join(directory, 'cloud.db') })
  let journal = open()
  return {
    get journal() {
      return journal
    },
    directory,
    reopen() {
      journal.close()
      journal = open()
      return journal
    },
    remove() {
      journal.close()
      rmSync(directory, { recursive: true })
    },
  }
}
