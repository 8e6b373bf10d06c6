import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { textOf } from '../context/config.ts'

/** Which revision the files of a folder were last the same as: what a push must not overwrite more than. */
interface Mark {
  readonly url: string
  readonly project: string
  readonly revision: number
}

const fileOf = (folder: string): string => join(folder, '.routo/revision.json')

/** The number of the revision that the folder was last pushed as, or pulled from; undefined where nothing is known. */
export function markedRevision(folder: string, where: Omit<Mark, 'revision'>): number | undefined {
  const text = textOf(fileOf(folder))
  const mark: Partial<Mark> = text === undefined ? {} : parsed(text)
  return mark.url === where.url && mark.project === where.project ? mark.revision : undefined
}

/** Remembers it. Where that cannot be written, the next push is compared with what is newest then. */
export async function markRevision(folder: string, mark: Mark): Promise<void> {
  try {
    await mkdir(dirname(fileOf(folder)), { recursive: true })
    await writeFile(fileOf(folder), `${JSON.stringify(mark)}\n`)
  } catch {
    // What was pushed is pushed.
  }
}

function parsed(text: string): Partial<Mark> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}
