import { branchOf, type RouteDocument } from './route-document.ts'

/** What is selected: a route, or a part of it. */
export interface Selection {
  readonly route: string
  readonly part?: Part
}

/**
 * A part of a route. `id` is the position among those of its kind, from 0; of the rules of its branch, which follow each other, or
 * `otherwise`. A route has one `from`, with `0`.
 */
export interface Part {
  readonly kind: 'from' | 'to' | 'step' | 'rule'
  readonly id: string
}

export const OTHERWISE = 'otherwise'

/** A text of its own for each thing that can be selected. */
export const keyOf = ({ route, part }: Selection): string => (part ? `${route} ${part.kind} ${part.id}` : route)

/** The parts of a route, in the order in which messages come by. */
export function partsOf(document: RouteDocument): readonly Part[] {
  const branch = branchOf(document)?.step
  const part = (kind: Part['kind']) => (_: unknown, index: number) => ({ kind, id: String(index) })
  return [
    { kind: 'from', id: '0' },
    ...document.steps.map(part('step')),
    ...(branch?.rules.map(part('rule')) ?? []),
    ...(branch?.otherwise === undefined ? [] : [{ kind: 'rule', id: OTHERWISE } as const]),
    ...document.to.map(part('to')),
  ]
}
