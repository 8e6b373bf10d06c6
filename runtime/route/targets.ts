import type { Route, Step, Target } from './route.ts'

/** Every target a message of the route can be sent to, in the order of the route: by taps and branches, then by `to`. */
export const targetsOf = (route: Route<unknown>): readonly Target[] => [
  ...route.steps.flatMap(targetsOfStep),
  ...route.to,
]

/** Those of one step. */
export function targetsOfStep(step: Step<unknown>): readonly Target[] {
  switch (step.kind) {
    case 'tap':
      return [step.to]
    case 'branch':
      return [...step.rules.map(({ to }) => to), ...(step.otherwise === undefined ? [] : [step.otherwise])]
    case 'process':
    case 'filter':
    case 'split':
    case 'validate':
      return []
  }
}
