import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = 'routo-tests-'
/** Much more than all tests together have at a time. */
const ENOUGH_BYTES = 2 ** 30
const HOUR_MS = 3_600_000

/**
 * Gives all tests one folder for what is temporary, in memory where there is room: they wait for a disk tens of thousands of times,
 * and what they kill are processes, not machines.
 */
export default function setUp(): void {
  const parent = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir()
  removeLeftovers(parent)
  const folder = mkdtempSync(join(parent, NAME))
  process.env.TMPDIR = folder
  process.once('exit', () => remove(folder))
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > ENOUGH_BYTES
  } catch {
    return false
  }
}

/** Of tests that were interrupted, by the same user. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(NAME))) {
    const folder = join(parent, name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found?.uid === process.getuid?.() && Date.now() - (found?.mtimeMs ?? 0) > HOUR_MS) removeIfFree(folder)
  }
}

/** A test of full disks that was interrupted leaves a file system of its own behind, which stays until it is unmounted. */
function removeIfFree(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // What others left is no reason not to run.
  }
}

/** A test that is interrupted may still be writing. */
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
