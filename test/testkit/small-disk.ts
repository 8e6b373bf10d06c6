import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const disk = (size: string): string[] => ['-t', 'tmpfs', '-o', `size=${size},mode=700`, 'tmpfs']

/** Whether disks can be mounted here: who is root may. Says so, where that is not insisted on, and tests skip. */
export const canMount = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'routo-disk-'))
  try {
    execFileSync('mount', [...disk('64k'), folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    if (process.env.ROUTO_REQUIRE_SMALL_DISK === '1') return true
    // Not by the console, which Jest keeps to itself when all of a file is skipped.
    process.stderr.write(
      'SKIPPED: a small disk cannot be mounted (who is root may), so that nothing was tried on a full one.\n',
    )
    return false
  } finally {
    rmdirSync(folder)
  }
})()

/** Mounts one at an empty folder. @returns what takes it away */
export async function mountDisk(folder: string, size: string): Promise<() => Promise<unknown>> {
  await promisify(execFile)('mount', [...disk(size), folder])
  return () => promisify(execFile)('umount', [folder])
}
