import { diff3Merge } from 'node-diff3'
import type { Files } from '../draft/files.ts'

/** A place that both have changed, each in another way; of a file that is not there no lines. */
export interface Conflict {
  readonly base: readonly string[]
  readonly theirs: readonly string[]
  readonly yours: readonly string[]
}

/** A file that both have changed, or one: pieces that are settled, and conflicts between them. */
export interface MergedFile {
  readonly path: string
  readonly pieces: readonly (readonly string[] | Conflict)[]
  /** Whether one of them has removed it: then there is one conflict, about all of it. */
  readonly isAboutAll: boolean
}

/** Whose lines are taken where both have changed some. */
export type Choice = 'theirs' | 'yours' | 'both'

export interface Merge {
  /** What is settled without anybody being asked. */
  readonly files: Files
  /** What somebody has to look at. */
  readonly conflicts: readonly MergedFile[]
  /** Paths that both have changed, and that go together. */
  readonly merged: readonly string[]
}

export const isConflict = (piece: readonly string[] | Conflict): piece is Conflict => 'theirs' in piece

/** Puts together what two have made of the same files. */
export function mergeFiles(base: Files, theirs: Files, yours: Files): Merge {
  const files = new Map<string, string>()
  const conflicts: MergedFile[] = []
  const merged: string[] = []
  for (const path of new Set([...base.keys(), ...theirs.keys(), ...yours.keys()])) {
    const [was, their, your] = [base.get(path), theirs.get(path), yours.get(path)]
    const settled = their === your || your === was ? { text: their } : their === was ? { text: your } : undefined
    if (settled !== undefined) {
      if (settled.text !== undefined) files.set(path, settled.text)
      continue
    }
    const file = mergeFile(path, was, their, your)
    if (file.pieces.some(isConflict)) conflicts.push(file)
    else {
      merged.push(path)
      files.set(path, file.pieces.flat().join('\n'))
    }
  }
  return { files, conflicts, merged }
}

function mergeFile(
  path: string,
  base: string | undefined,
  theirs: string | undefined,
  yours: string | undefined,
): MergedFile {
  if (theirs === undefined || yours === undefined) {
    return { path, pieces: [{ base: linesOf(base), theirs: linesOf(theirs), yours: linesOf(yours) }], isAboutAll: true }
  }
  const regions: readonly Region[] = diff3Merge(linesOf(theirs), linesOf(base), linesOf(yours), {
    excludeFalseConflicts: true,
  })
  const pieces = regions.map(({ ok, conflict }) =>
    conflict === undefined ? (ok ?? []) : { base: conflict.o, theirs: conflict.a, yours: conflict.b },
  )
  return { path, pieces, isAboutAll: false }
}

/** As node-diff3 answers. */
interface Region {
  readonly ok?: readonly string[]
  readonly conflict?: { readonly a: readonly string[]; readonly o: readonly string[]; readonly b: readonly string[] }
}

const linesOf = (text: string | undefined): string[] => text?.split('\n') ?? []

/** The file with a choice made for each of its conflicts, in their order; undefined where it is removed. */
export function settle({ pieces, isAboutAll }: MergedFile, choices: readonly Choice[]): string | undefined {
  let next = 0
  const lines = pieces.flatMap((piece) => (isConflict(piece) ? linesFor(piece, choices[next++]) : piece))
  return isAboutAll && lines.length === 0 ? undefined : lines.join('\n')
}

function linesFor({ theirs, yours }: Conflict, choice: Choice | undefined): readonly string[] {
  if (choice === 'both') return [...theirs, ...yours]
  return choice === 'theirs' ? theirs : yours
}
