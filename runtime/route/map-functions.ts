import type { Route, Step } from './route.ts'

/** The same route with every function replaced: `f` turns references into callables, or into names. */
export function mapFunctions<A, B>(route: Route<A>, f: (fn: A) => B): Route<B> {
  const { respond, ...rest } = route
  return {
    ...rest,
    steps: route.steps.map((step) => mapStep(step, f)),
    ...(respond === undefined ? {} : { respond: f(respond) }),
  }
}

function mapStep<A, B>(step: Step<A>, f: (fn: A) => B): Step<B> {
  switch (step.kind) {
    case 'process':
    case 'filter':
    case 'split':
      return { ...step, processor: f(step.processor) }
    case 'branch':
      return { ...step, rules: step.rules.map((rule) => ({ ...rule, processor: f(rule.processor) })) }
    case 'tap': {
      const { processor, ...rest } = step
      return processor === undefined ? rest : { ...rest, processor: f(processor) }
    }
    case 'validate':
      return step
  }
}
