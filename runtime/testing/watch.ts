import type { Handler } from '../engine/handler.ts'
import type { RouteDefinition, UserFunction } from '../route/functions.ts'
import type { Step, StepKind } from '../route/route.ts'

/** One call of one step. */
export interface StepRun {
  /** Position in the route, from 0. */
  readonly step: number
  readonly kind: StepKind
  /** The function's name, or the target of a tap. */
  readonly name: string
  /** The message, or the part, that the step was called for. */
  readonly messageId: string
  readonly input: string
  /** The bodies that went on to the next step: none when it dropped or failed, several (the first 10,000) when it split. */
  readonly outputs: readonly string[]
}

/** More than anybody reads; a large split makes millions. */
const MOST = 10_000

/** Watches the steps of a route: notes the first calls when they begin, and the first outputs of each as they come. */
export const watchSteps =
  (seen: StepRun[]) =>
  (route: RouteDefinition) =>
  (handler: Handler, step: number): Handler =>
  (run, next) => {
    if (seen.length === MOST) return handler(run, next)
    const outputs: string[] = []
    const { kind, name } = describe(route.steps[step] as Step<UserFunction>)
    seen.push({ step, kind, name, messageId: run.message.id, input: run.body, outputs })
    return handler(run, (passed) => {
      if (outputs.length < MOST) outputs.push(passed.body)
      return next(passed)
    })
  }

function describe(step: Step<UserFunction>): Pick<StepRun, 'kind' | 'name'> {
  const { kind } = step
  if (kind === 'tap') return { kind, name: step.to.uri }
  if (kind === 'branch') return { kind, name: step.rules.map(({ processor }) => processor.name).join(', ') }
  return { kind, name: kind === 'validate' ? kind : step.processor.name }
}
