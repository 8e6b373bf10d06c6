import { lstatSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isOpenToOthers, writePrivately } from './private-file.ts'
import { stateFolder } from './user-folders.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What an installation says of itself to its user on the same machine. Never its token: only where that is. */
interface Note {
  readonly pid: number
  readonly dataDir: string
}

/**
 * Leaves a note, where the command line of the same user finds it from any folder.
 *
 * @returns what takes it away again
 */
export function leaveNote(url: string, dataDir: string, env: Environment): () => void {
  const file = noteOf(url, env)
  if (file === undefined) return () => {}
  const note: Note = { pid: process.pid, dataDir }
  try {
    writePrivately(file, `${JSON.stringify(note)}\n`)
  } catch {
    // It is a convenience: an installation runs without it, too.
    return () => {}
  }
  return () => {
    if (readNote(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** The process and the data directory of the installation of this user that runs there. */
export function installationAt(url: string, env: Environment): Note | undefined {
  const file = isHere(url) ? noteOf(url, env) : undefined
  const note = file === undefined ? undefined : readNote(file)
  return note !== undefined && isRunning(note.pid) ? note : undefined
}

/** Whether the URL is of this machine, and of no other one. */
export const isHere = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)

function noteOf(url: string, env: Environment): string | undefined {
  const folder = stateFolder(env)
  const { port, protocol } = new URL(url)
  return folder && join(folder, 'installations', `${port || (protocol === 'https:' ? 443 : 80)}.json`)
}

/** Only what this user has written is believed: others could lead a token to a place of their own. */
function readNote(file: string): Note | undefined {
  try {
    const stats = lstatSync(file)
    if (!stats.isFile() || isOpenToOthers(stats) || stats.uid !== process.getuid?.()) return undefined
    const { pid, dataDir } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof pid === 'number' && typeof dataDir === 'string' ? { pid, dataDir } : undefined
  } catch {
    return undefined
  }
}

/** One that was killed has left its note, and its port may be another's by now. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return Object(error).code === 'EPERM'
  }
}
