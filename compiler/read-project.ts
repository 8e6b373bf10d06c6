import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { ProjectFiles } from './project.ts'

/** Files a route or a processor can be made of. Data files, tests and documents of a project stay where they are. */
const SOURCE_EXTENSIONS = new Set(['.ts', '.mts', '.js', '.mjs', '.cjs', '.json'])
const NOT_SOURCE =
  /(^|\/)(node_modules|out|dist|coverage|\.[^/]+)(\/|$)|\.test\.[cm]?[jt]s$|\.d\.ts$|(^|\/)package-lock\.json$/

/**
 * Reads the source files of a project folder; paths are relative to it, with `/`. Links that lead out of the folder are
 * not followed.
 *
 * @throws when the folder does not exist or cannot be read
 */
export async function readProject(folder: string): Promise<ProjectFiles> {
  const root = await realpath(folder)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => SOURCE_EXTENSIONS.has(extname(path)) && !NOT_SOURCE.test(posix(relative(root, path))))
    .sort()
  const files: [string, string][] = []
  for (const path of paths) {
    const target = await realpath(path)
    if (!target.startsWith(root + sep) || !(await stat(target)).isFile()) continue
    files.push([posix(relative(root, path)), await readFile(target, 'utf8')])
  }
  return Object.fromEntries(files)
}

const posix = (path: string): string => path.split(sep).join('/')
