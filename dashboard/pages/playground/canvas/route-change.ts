import type { RouteDocument } from './route-document.ts'

/** What somebody wants of a route: as `routeEdit` takes it. */
export type RouteChange =
  | {
      /** The route as it is to be. It goes in the place of the one of its name, or behind the others. */
      readonly document: RouteDocument
      /** A function that the route is to call, and that there is not yet. */
      readonly addition?: Addition
    }
  | { readonly remove: string }

/** Text that goes to the end of a file, which may be new, before the route is changed: a route can name only what is there. */
export interface Addition {
  readonly path: string
  readonly text: string
}

/** Why a change cannot be made, and what to do instead. */
export interface ChangeProblem {
  readonly message: string
  readonly hint?: string | null | undefined
}

/** Files with what a change adds to them. */
export function withAddition<File extends { readonly path: string; readonly text: string }>(
  files: readonly File[],
  addition: Addition | undefined,
): readonly (File | Addition)[] {
  if (addition === undefined) return files
  const { path, text } = addition
  const file = files.find((each) => each.path === path)
  if (file === undefined) return [...files, { path, text }]
  const between = file.text === '' || file.text.endsWith('\n') ? '' : '\n'
  const whole = file.text.trim() === '' ? text : `${file.text}${between}\n${text}`
  return files.map((each) => (each === file ? { ...each, text: whole } : each))
}
