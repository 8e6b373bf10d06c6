import { createHash } from 'node:crypto'
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { KnownFiles, type KnownFilesQuery, type SavedFilesQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

export type SavedRevision = NonNullable<NonNullable<SavedFilesQuery['project']>['revision']>

/** What pulling a revision does to the files of a folder. */
export interface PullChanges {
  /** Files that become what the revision has. */
  readonly written: readonly string[]
  /** Files that the revision has no longer. */
  readonly removed: readonly string[]
  /** Of both, those whose text no revision has: it would be lost. */
  readonly lost: readonly string[]
  /** Files that are only here, and stay. */
  readonly kept: readonly string[]
}

/** @param local texts by path @param isKnown whether some revision has this very text at the path */
export async function changesTo(
  local: Readonly<Record<string, string>>,
  { files }: SavedRevision,
  isKnown: (paths: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<PullChanges> {
  const saved = new Map(files.map(({ path, text }) => [path, text]))
  const written = files.filter(({ path, text }) => local[path] !== text).map(({ path }) => path)
  const onlyHere = Object.keys(local).filter((path) => !saved.has(path))
  const known = await isKnown([...written.filter((path) => path in local), ...onlyHere])
  return {
    written,
    removed: onlyHere.filter((path) => known.has(path)),
    lost: written.filter((path) => path in local && !known.has(path)),
    kept: onlyHere.filter((path) => !known.has(path)),
  }
}

/** Of these files, those whose text some revision of the project has. Asks for older and older ones while any is not found. */
export async function knownAmong(
  paths: readonly string[],
  local: Readonly<Record<string, string>>,
  project: string,
  { client, signal }: Context,
): Promise<ReadonlySet<string>> {
  const digests = new Map(
    paths.map((path) => [
      path,
      createHash('sha256')
        .update(local[path] ?? '')
        .digest('hex'),
    ]),
  )
  const known = new Set<string>()
  let after: string | null = null
  while (known.size < digests.size) {
    const answer: KnownFilesQuery = await client().ask(KnownFiles, { project, after }, signal)
    const page = answer.project?.revisions
    for (const { path, digest } of page?.nodes.flatMap(({ files }) => files) ?? []) {
      if (digests.get(path) === digest) known.add(path)
    }
    if (!page?.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor ?? null
  }
  return known
}

/** Makes the files of a folder those of a revision. @throws {CliError} `BAD_PATH` */
export async function writeRevision(folder: string, { files }: SavedRevision, changes: PullChanges): Promise<void> {
  await mkdir(folder, { recursive: true })
  const root = await realpath(folder)
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  for (const path of changes.written) {
    const file = join(root, path)
    // Whatever answers there is not to write anywhere else.
    if (!file.startsWith(root + sep)) throw outside(path)
    await mkdir(dirname(file), { recursive: true })
    if (!`${await realpath(dirname(file))}${sep}`.startsWith(root + sep)) throw outside(path)
    await writeFile(file, texts.get(path) ?? '')
  }
  for (const path of changes.removed) await rm(join(root, path), { force: true })
}

const outside = (path: string): CliError =>
  new CliError(`The revision has a file outside of its folder: ${path}. It was not written.`, {
    code: 'BAD_PATH',
    exitCode: exitCodes.UNEXPECTED,
    hint: 'Ask who pushed it.',
  })
