import { blobId } from './blobs.ts'
import type { RevisionLoaders } from './loaders.ts'
import type { FileRecord, RevisionRecord } from './model.ts'
import type { ChangeView } from './views.ts'

/** A file by its path, and the digests of its text in two snapshots. */
export interface FileChange {
  readonly path: string
  readonly before?: string
  readonly after?: string
}

type Files = readonly Pick<FileRecord, 'path' | 'digest'>[]

/** The files that are not the same in two snapshots, in the order of paths. */
export function changedFiles(before: Files, after: Files): readonly FileChange[] {
  const was = new Map(before.map(({ path, digest }) => [path, digest]))
  const is = new Map(after.map(({ path, digest }) => [path, digest]))
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .sort()
    .map((path) => ({ path, ...pick('before', was.get(path)), ...pick('after', is.get(path)) }))
}

const pick = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  // A computed key loses its name for TypeScript.
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string }

/** The same with texts. `textOf` gives the text of a digest. */
export const changesWith = (
  changes: readonly FileChange[],
  textOf: (digest: string) => Promise<string>,
): Promise<readonly ChangeView[]> =>
  Promise.all(
    changes.map(async ({ path, before, after }) => ({
      kind:
        before === undefined ? ('ADDED' as const) : after === undefined ? ('REMOVED' as const) : ('MODIFIED' as const),
      path,
      ...(before !== undefined && { before: await textOf(before) }),
      ...(after !== undefined && { after: await textOf(after) }),
    })),
  )

/** What a revision changed against another one, or against nothing. */
export const changesBetween = (
  before: RevisionRecord | undefined,
  after: RevisionRecord,
  load: RevisionLoaders,
): Promise<readonly ChangeView[]> =>
  changesWith(changedFiles(before?.files ?? [], after.files), (digest) =>
    load.text.load(blobId(after.projectId, digest)),
  )
