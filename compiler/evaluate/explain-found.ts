import { type Diagnostic, diagnostic, type SuggestedFix } from '../diagnostic.ts'
import { pathText } from '../document.ts'
import type { RouteOrigin } from '../project.ts'
import type { Found } from './inside/data.ts'
import type { FinishedElement } from './inside/finish.ts'
import { placeIn } from './origin.ts'
import type { SourcePlaces } from './source-places.ts'

interface Where {
  readonly element: FinishedElement
  readonly origin: RouteOrigin
  readonly places: SourcePlaces
  readonly entry: string
}

/** Turns what was found in a value inside the sandbox into a diagnostic. */
export function explainFound(found: Found, { element, origin, places, entry }: Where): Diagnostic {
  const name = routeName(element.data)
  const place = { ...(name !== undefined && { route: name }), ...placeIn(origin, found.path) }
  const what = `In route "${name ?? '?'}", ${pathText(found.path)}`
  switch (found.code) {
    case 'INLINE_FUNCTION': {
      const fix = exportFix(found, places, entry)
      return diagnostic('INLINE_FUNCTION', inlineMessage(found.functionName, name, entry), {
        ...place,
        ...(fix && { fix }),
      })
    }
    case 'NOT_A_PROCESSOR':
      return diagnostic(
        'NOT_A_PROCESSOR',
        `${what} ${found.message}, where a processor is expected. Is it imported by its right name?`,
        place,
      )
    default:
      return diagnostic(
        found.code,
        `${what} ${found.message}.${found.code === 'NOT_JSON' ? ' A route is plain JSON data.' : ''}`,
        place,
      )
  }
}

/** The name of what may be a route; undefined where it has none. */
export const routeName = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'name' in data && typeof data.name === 'string' ? data.name : undefined

function inlineMessage(fn: string | undefined, route: string | undefined, entry: string): string {
  const which = fn === undefined ? 'a function written in place' : `the function "${fn}", which is not exported`
  const name = fn ?? 'myProcessor'
  return `Route "${route ?? '?'}" uses ${which}. An executor finds functions by module and name: write "export const ${name} = …" in processors.ts and import it${fn === undefined ? '' : `, or export it from ${entry}`}.`
}

function exportFix({ functionName }: Found, places: SourcePlaces, entry: string): SuggestedFix | undefined {
  const range = functionName === undefined ? undefined : places.declarationOf(functionName, entry)
  return range && { title: `Export ${functionName}`, edits: [{ range, newText: 'export ' }] }
}
