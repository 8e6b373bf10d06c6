import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { nearest } from '../did-you-mean.ts'
import { entryNames } from './module-path.ts'

/** The file that holds the routes. */
export function findEntry(paths: readonly string[]): string | Diagnostic {
  const [entry, ...others] = entryNames.filter((name) => paths.includes(name))
  if (entry === undefined) return diagnostic('NO_ROUTES_FILE', `${missing(paths)} Export a list of routes from it.`)
  if (others.length === 0) return entry
  const names = [entry, ...others].join(' and ')
  return diagnostic('SEVERAL_ROUTES_FILES', `The project has ${names}, but only one can hold its routes. Keep one.`)
}

function missing(paths: readonly string[]): string {
  const inFolder = paths.find((path) => entryNames.some((name) => path.endsWith(`/${name}`)))
  const near = inFolder ?? nearest('routes.ts', paths)
  const hint = near === undefined ? '' : ` ${near} is not it: the name and place must be exact.`
  return `The project has no routes.ts (or routes.js, routes.mjs, routes.json) at its root.${hint}`
}
