import { DataDirError } from './data-dir.ts'
import { ListenError } from './server/listen.ts'
import { SettingsError } from './settings.ts'
import { StoreError } from './store/collection.ts'

/** What runs in a process of its own. */
export interface Program {
  /** Finishes what it does, and lets go of all that it holds. */
  close(): Promise<void>
}

/** Why a program cannot start is for whoever starts it: a sentence, not a stack. */
const problems = [SettingsError, DataDirError, StoreError, ListenError]

/**
 * Runs a program until the process is told to stop (SIGTERM, SIGINT), closes it then, and ends the process with 0. A second signal
 * ends it at once.
 */
export async function runProgram(start: () => Promise<Program>): Promise<void> {
  try {
    const program = await start()
    endOnSignal(program)
  } catch (error) {
    fail(error)
  }
}

function endOnSignal(program: Program): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1)
    stopping = true
    try {
      await program.close()
      process.exit(0)
    } catch (error) {
      fail(error)
    }
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

function fail(error: unknown): never {
  const known = problems.some((kind) => error instanceof kind)
  const text = error instanceof Error ? (known ? error.message : error.stack) : String(error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

/** Closes in the order given, all of them even when one fails. @throws {Error} the first failure */
export async function closeAll(...programs: readonly Program[]): Promise<void> {
  const failures: unknown[] = []
  for (const program of programs) await program.close().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
