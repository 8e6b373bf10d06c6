/** Texts by path: all files of a project, as they are somewhere. */
export type Files = ReadonlyMap<string, string>

export interface FileChange {
  readonly path: string
  readonly kind: 'added' | 'changed' | 'removed'
}

/** As the API lists them. */
export const filesOf = (list: readonly { readonly path: string; readonly text: string }[]): Files =>
  new Map(list.map(({ path, text }) => [path, text]))

/** As the API takes them. */
export const toInput = (files: Files) => [...files].map(([path, text]) => ({ path, text }))

/** The same with another text of one file; without it where there is none. */
export function withFile(files: Files, path: string, text: string | undefined): Files {
  const changed = new Map(files)
  if (text === undefined) changed.delete(path)
  else changed.set(path, text)
  return changed
}

/** What has to be done to the ones to have the others, by path. */
export function changesBetween(before: Files, after: Files): readonly FileChange[] {
  if (before === after) return []
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].toSorted().flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)]
    if (was === is) return []
    return [{ path, kind: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed' }]
  })
}

export const countFiles = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`
