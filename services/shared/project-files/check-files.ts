import { Buffer } from 'node:buffer'
import type { ProjectFiles } from '../../../compiler/index.ts'
import { hasProblems, type Outcome, problems, type UserError, userError } from '../problems.ts'
import { pathProblem } from './paths.ts'

/** A file as a client sends it. */
export interface GivenFile {
  readonly path: string
  readonly text: string
}

const MOST_FILES = 500
const MOST_BYTES = 1024 * 1024
/** What the compiler reads of one project at most. */
const MOST_BYTES_IN_ALL = 5 * 1024 * 1024

/** The files of a push, or everything that keeps them from being a project's. */
export function checkFiles(given: readonly GivenFile[]): Outcome<{ readonly files: ProjectFiles }> {
  const found = [...tooMany(given), ...given.flatMap(checkFile), ...clashes(given)]
  if (found.length > 0) return problems(...found)
  const sorted = given.toSorted((one, other) => (one.path < other.path ? -1 : 1))
  return { files: Object.fromEntries(sorted.map(({ path, text }) => [path, text])) }
}

/** The same for files that were made of a checked project by an edit. */
export function checkEdited(files: ProjectFiles): Outcome<{ readonly files: ProjectFiles }> {
  const checked = checkFiles(Object.entries(files).map(([path, text]) => ({ path, text })))
  if (!hasProblems(checked)) return checked
  return problems(...checked.userErrors.map(({ field: _, ...error }) => error))
}

const fieldOf = (index: number, part: 'path' | 'text'): readonly string[] => ['input', 'files', String(index), part]

function tooMany(given: readonly GivenFile[]): readonly UserError[] {
  const field = ['input', 'files']
  const bytes = given.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const hint = 'Leave data, build results and installed packages out of the project.'
  const found: UserError[] = []
  if (given.length > MOST_FILES) {
    const message = `The project has ${given.length} files; at most ${MOST_FILES} are kept.`
    found.push(userError('LIMIT_EXCEEDED', message, { field, hint }))
  }
  if (bytes > MOST_BYTES_IN_ALL) {
    const message = `The files have ${format(bytes)} bytes together; at most ${format(MOST_BYTES_IN_ALL)} are kept.`
    found.push(userError('LIMIT_EXCEEDED', message, { field, hint }))
  }
  return found
}

function checkFile({ path, text }: GivenFile, index: number): readonly UserError[] {
  const found: UserError[] = []
  const problem = pathProblem(path)
  if (problem !== undefined) found.push(userError('INVALID', problem, { field: fieldOf(index, 'path') }))
  const field = fieldOf(index, 'text')
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES) {
    const message = `${shown(path)} has ${format(bytes)} bytes; a file has at most ${format(MOST_BYTES)}.`
    found.push(userError('LIMIT_EXCEEDED', message, { field }))
  }
  if (text.includes('\0') || !text.isWellFormed()) {
    const message = `${shown(path)} is no text: it has bytes that no source file has.`
    found.push(userError('INVALID', message, { field, hint: 'Only text is kept, in UTF-8.' }))
  }
  return found
}

/** Files that would overwrite each other on one file system or another. */
function clashes(given: readonly GivenFile[]): readonly UserError[] {
  const first = new Map<string, string>()
  const folders = new Set(given.flatMap(({ path }) => foldersOf(folded(path))))
  return given.flatMap(({ path }, index) => {
    const key = folded(path)
    const other = first.get(key)
    if (other === undefined) first.set(key, path)
    const problem = other !== undefined ? `stands for the same file as ${shown(other)}` : 'is a file and a folder'
    if (other === undefined && !folders.has(key)) return []
    return [userError('INVALID', `${shown(path)} ${problem}.`, { field: fieldOf(index, 'path'), hint: 'Keep one.' })]
  })
}

const folded = (path: string): string => path.normalize('NFC').toLowerCase()

const foldersOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'))

const LONGEST_SHOWN = 100

/** A path as it can stand in a message, whatever is in it. */
const shown = (path: string): string => JSON.stringify(path.slice(0, LONGEST_SHOWN))

const format = (value: number): string => value.toLocaleString('en')
