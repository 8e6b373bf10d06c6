import { type Diagnostic, diagnostic, type SourceRange } from '../diagnostic.ts'
import { parseDocument, pathText } from '../document.ts'
import type { EvaluatedRoute, RouteOrigin } from '../project.ts'
import type { Evaluation } from './evaluation.ts'
import { explainFound, routeName } from './explain-found.ts'
import type { FinishedElement } from './inside/finish.ts'
import { noOrigin, originOf, type PlacedCall, placeIn } from './origin.ts'
import type { SourcePlaces } from './source-places.ts'

/** One element of the default export: the route it is, or why it is none. */
export interface ReadElement {
  readonly route?: EvaluatedRoute
  readonly diagnostics: readonly Diagnostic[]
}

/** What all elements of a project say. */
export const together = (elements: readonly ReadElement[]): Evaluation => ({
  routes: elements.flatMap(({ route }) => (route === undefined ? [] : [route])),
  diagnostics: elements.flatMap(({ diagnostics }) => diagnostics),
})

interface Where {
  readonly entry: string
  readonly index: number
  /** Of all routes: an element names its own by their numbers. */
  readonly calls: readonly PlacedCall[]
  readonly places: SourcePlaces
}

export function readElement(element: FinishedElement, { entry, index, calls, places }: Where): ReadElement {
  const made = element.calls.flatMap((number) => calls[number] ?? [])
  const [first] = made
  const start = first === undefined ? places.ofElement(entry, index) : first.range
  const origin = element.kind === 'route' ? writtenAt(element, made, places) : documentAt(start)
  switch (element.kind) {
    case 'other':
      return failed(
        'NOT_A_ROUTE',
        `Element ${index + 1} of the default export of ${entry} is ${element.data}, not a route.`,
        start,
      )
    case 'route-without-from': {
      const name = String(element.data)
      return failed(
        'ROUTE_WITHOUT_FROM',
        `Route "${name}" has no source: write route('${name}').from('queue:Name').`,
        start,
      )
    }
    case 'route':
    case 'document': {
      const found = element.problems.map((problem) => explainFound(problem, { element, origin, places, entry }))
      // A mistake in a value makes its shape wrong as well; only the mistake is worth telling.
      if (found.length > 0) return { diagnostics: found }
      return readDocument(element.data, origin, `element ${index + 1} of ${entry}`)
    }
  }
}

const documentAt = (start: SourceRange | undefined): RouteOrigin => ({
  ...noOrigin,
  ...(start && { name: start, whole: start }),
})

/** Where a route stands; that of its calls is read off the text where that has all of them. */
function writtenAt({ data }: FinishedElement, made: readonly PlacedCall[], places: SourcePlaces): RouteOrigin {
  const begin = made[0]?.range
  const name = routeName(data)
  const chain = begin && name !== undefined ? places.ofRoute(begin, name) : undefined
  const isAll =
    chain?.calls.length === made.length && chain.calls.every(({ method }, index) => method === made[index]?.method)
  if (chain === undefined || !isAll) return originOf(made)
  const { calls, whole, text, rules } = chain
  return { ...originOf(calls), ...(rules && { rules }), ...(text ? { text } : { whole }) }
}

/** A value as a route, or what is wrong with its shape. */
export function readDocument(value: unknown, origin: EvaluatedRoute['origin'], where: string): ReadElement {
  const parsed = parseDocument(value)
  if ('name' in parsed) return { route: { document: parsed, origin }, diagnostics: [] }
  const name = routeName(value)
  const what = name === undefined ? where : `route "${name}"`
  return {
    diagnostics: parsed.map(({ path, message }) =>
      diagnostic('INVALID_DOCUMENT', `In ${what}, ${path.length === 0 ? '' : `${pathText(path)}: `}${message}`, {
        ...(name === undefined ? {} : { route: name }),
        ...placeIn(origin, path),
      }),
    ),
  }
}

const failed = (code: Diagnostic['code'], message: string, range?: SourceRange): ReadElement => ({
  diagnostics: [diagnostic(code, message, range === undefined ? {} : { range })],
})
