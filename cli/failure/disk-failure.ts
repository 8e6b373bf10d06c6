import type { Failure } from './cli-error.ts'
import { exitCodes } from './exit-codes.ts'

/** What file systems refuse, in words, and what to do. */
const WORDS: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'Make room, and run it again.'],
  EDQUOT: ['your share of the disk is used up', 'Make room, and run it again.'],
  EACCES: ['you may not write, or read, there', 'Change its permissions, or choose another folder.'],
  EPERM: ['you may not write, or read, there', 'Change its permissions, or choose another folder.'],
  EROFS: ['nothing can be written there', 'Choose another folder.'],
  ENOTDIR: ['there is a file where a folder should be', 'Move the file away, or choose another folder.'],
  EEXIST: ['there is a file where a folder should be', 'Move the file away, or choose another folder.'],
  EISDIR: ['there is a folder where a file should be', 'Move the folder away, or choose another one.'],
  ENOENT: ['there is nothing of that name', 'Look at the name.'],
}

/** Why a file could not be written or read; undefined for any other error. */
export function diskFailureOf(error: unknown): Failure | undefined {
  const { code, syscall, ...rest } = Object(error)
  // Of two files it is the one that was to be written.
  const path = rest.dest ?? rest.path
  const [what, hint] = WORDS[code] ?? []
  // Node does not say which file it was that there was no room for.
  if (what === undefined || (typeof path !== 'string' && syscall !== 'write')) return undefined
  const message = path === undefined ? `A file could not be written: ${what}.` : `${path}: ${what}.`
  return { code, message, hint, details: path === undefined ? {} : { path }, exitCode: exitCodes.UNEXPECTED }
}
