import { relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProjectFiles } from '../../compiler/project.ts'
import { readFiles } from '../files/project-files.ts'

/** Editors write a file in several steps, and several files one after the other. */
const SETTLE_MS = 20
const NOT_WATCHED = /(^|[\\/])(node_modules|out|dist|coverage|\.[^\\/]+)([\\/]|$)/

/**
 * The files of a project as they are, and again whenever they have been saved otherwise. What is saved while nobody asks is one
 * change. Ends with the signal.
 *
 * @throws {CliError} `NO_FOLDER`
 */
export async function* savedFiles(folder: string, signal: AbortSignal): AsyncGenerator<ProjectFiles> {
  const { watch } = await import('chokidar')
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => NOT_WATCHED.test(relative(folder, path)),
  })
  let changed = Promise.withResolvers<void>()
  watcher.on('all', () => changed.resolve())
  // What cannot be watched is told by what cannot be read.
  watcher.on('error', () => changed.resolve())
  signal.addEventListener('abort', () => changed.reject(signal.reason), { once: true })
  // It may be rejected while nobody waits for it.
  changed.promise.catch(() => {})
  try {
    let before: string | undefined
    for (;;) {
      const files = await readFiles(folder)
      const now = JSON.stringify(files)
      if (now !== before) yield files
      before = now
      await changed.promise
      changed = Promise.withResolvers()
      changed.promise.catch(() => {})
      await sleep(SETTLE_MS, undefined, { signal })
    }
  } finally {
    await watcher.close()
  }
}
