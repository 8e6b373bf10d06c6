import { once } from 'node:events'
import { DataDirError } from './data-dir.ts'
import { ListenError } from './server/listen.ts'
import { SettingsError } from './settings.ts'
import { StoreError } from './store/collection.ts'

/** What runs in a process of its own. */
export interface Program {
  /** Finishes what it does, and lets go of all that it holds. */
  close(): Promise<void>
}

/** Whatever a program writes is for its own user alone. */
const PRIVATE = 0o077

/**
 * Runs a program until the process is told to end (SIGTERM, SIGINT), closes it then, and ends the process. A second signal ends
 * it at once.
 *
 * @param mistakes errors that whoever starts the program can put right, beside those that every program has
 */
export async function runProgram(start: () => Promise<Program>, mistakes: readonly ErrorKind[] = []): Promise<void> {
  process.umask(PRIVATE)
  try {
    const program = await start()
    await toldToEnd()
    await program.close()
  } catch (error) {
    process.stderr.write(`${explain(error, [...sentences, ...mistakes])}\n`)
    process.exit(1)
  }
  process.exit()
}

/** Afterwards nobody listens to signals, so that the second one does what signals do. */
async function toldToEnd(): Promise<void> {
  const heard = new AbortController()
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, heard)))
  heard.abort()
}

/** What whoever starts a program can put right is a sentence; the rest has to be found. */
const sentences: readonly ErrorKind[] = [SettingsError, DataDirError, StoreError, ListenError]

type ErrorKind = abstract new (...args: never[]) => Error

function explain(error: unknown, said: readonly ErrorKind[]): string {
  if (!(error instanceof Error)) return String(error)
  return said.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message)
}

/** Several programs as one: closed in the order given, all of them even when one fails. */
export const together = (...programs: readonly Program[]): Program => ({
  async close() {
    const failures: unknown[] = []
    for (const program of programs) await program.close().catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  },
})
