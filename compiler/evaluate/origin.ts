import type { Diagnostic, SourceRange } from '../diagnostic.ts'
import type { RouteOrigin } from '../project.ts'

/** A call of the builder, and where it stands in the source. */
export interface PlacedCall {
  readonly method: string
  readonly range: SourceRange | undefined
}

/** Of a route that was not written with the builder. */
export const noOrigin: RouteOrigin = { steps: [], to: [] }

const notSteps = ['route', 'from', 'otherwise', 'to', 'respond']

/** Where the calls that made a route stand. */
export function originOf(calls: readonly PlacedCall[]): RouteOrigin {
  const ranges = (wanted: (method: string) => boolean) =>
    calls.filter(({ method }) => wanted(method)).map(({ range }) => range)
  const one = (method: string) => ranges((other) => other === method)[0]
  const [name, from, otherwise, respond] = [one('route'), one('from'), one('otherwise'), one('respond')]
  return {
    ...(name && { name }),
    ...(from && { from }),
    steps: ranges((method) => !notSteps.includes(method)),
    to: ranges((method) => method === 'to'),
    ...(otherwise && { otherwise }),
    ...(respond && { respond }),
  }
}

/** Step and range of a part of a document, by its path. */
export function placeIn(
  origin: RouteOrigin,
  [part, index]: readonly (string | number)[],
): Pick<Diagnostic, 'step' | 'range'> {
  const range = rangeIn(origin, part, Number(index)) ?? origin.name
  return { ...(part === 'steps' && typeof index === 'number' && { step: index }), ...(range && { range }) }
}

function rangeIn(origin: RouteOrigin, part: string | number | undefined, index: number): SourceRange | undefined {
  switch (part) {
    case 'steps':
      return origin.steps[index]
    case 'to':
      return origin.to[index]
    case 'from':
    case 'respond':
      return origin[part]
    default:
      return origin.name
  }
}
