import type { Target } from '../../runtime/route/route.ts'
import { targetsOfStep } from '../../runtime/route/targets.ts'
import type { Diagnostic, SourceRange } from '../diagnostic.ts'
import type { EvaluatedRoute } from '../project.ts'

/** Where in a project something stands; a part of every diagnostic. */
export type Place = Pick<Diagnostic, 'route' | 'step' | 'range'>

/** Places in one route. Parts whose position is not known stand at the route's name. */
export const placesOf = ({ document, origin }: EvaluatedRoute) => {
  const place = (range: SourceRange | undefined, step?: number): Place => {
    const known = range ?? origin.name
    return { route: document.name, ...(step !== undefined && { step }), ...(known && { range: known }) }
  }
  return {
    name: place(origin.name),
    from: place(origin.from),
    step: (index: number) => place(origin.steps[index], index),
    to: (index: number) => place(origin.to[index]),
    respond: place(origin.respond),
  }
}

/** A target of a route: of a tap, a branch rule, `otherwise`, or `to`. */
export interface PlacedTarget {
  readonly target: Target
  readonly place: Place
}

/** Every target of the route with its place, in the order of the route. */
export function placedTargets(route: EvaluatedRoute): PlacedTarget[] {
  const { steps, to } = route.document
  const places = placesOf(route)
  return [
    ...steps.flatMap((step, index) => targetsOfStep(step).map((target) => ({ target, place: places.step(index) }))),
    ...to.map((target, index) => ({ target, place: places.to(index) })),
  ]
}
