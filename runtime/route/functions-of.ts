import type { Route, Step } from './route.ts'

/** Every function of a route, in its order. */
export const functionsOf = <F>({ steps, respond }: Pick<Route<F>, 'steps' | 'respond'>): readonly F[] => [
  ...steps.flatMap(functionsOfStep),
  ...(respond === undefined ? [] : [respond]),
]

/** Those of one step: a branch has one for each rule, a schema is none. */
export function functionsOfStep<F>(step: Step<F>): readonly F[] {
  switch (step.kind) {
    case 'process':
    case 'filter':
    case 'split':
      return [step.processor]
    case 'branch':
      return step.rules.map(({ processor }) => processor)
    case 'tap':
      return step.processor === undefined ? [] : [step.processor]
    case 'validate':
      return []
  }
}
