import type { Execution, Failure, Outcome } from '../engine/execution.ts'
import type { LogLine } from '../engine/ports.ts'
import type { Built } from '../route/builder.ts'
import type { HttpResponse } from '../route/functions.ts'
import { definitionOf } from './definition-of.ts'
import type { Input } from './input.ts'
import { toMessage } from './input.ts'
import type { DeadLetter, SentMessage } from './seen.ts'
import { answerOf, toDeadLetter, toSent } from './seen.ts'
import { createSimulation } from './simulation.ts'
import type { Surroundings } from './surroundings.ts'
import type { StepRun } from './watch.ts'
import { watchSteps } from './watch.ts'

/** What became of a message in a route, and what happened on the way. */
export interface RouteRun {
  /** Of the last attempt. */
  readonly outcome: Outcome
  readonly dropReason?: string
  readonly error?: Failure
  /** The calls of the steps, in order, with what went in and what came out: the first 10,000 of a large split. */
  readonly steps: readonly StepRun[]
  /** What left the route. Targets are not called: this is what they would get. */
  readonly sent: readonly SentMessage[]
  readonly deadLetters: readonly DeadLetter[]
  readonly logs: readonly LogLine[]
  /** What the caller of a synchronous `http:` route gets. */
  readonly response?: HttpResponse
  /** One for each attempt, and for each part that was received again on its own. */
  readonly executions: readonly Execution[]
}

/**
 * Runs one message through one route, in memory. What fails is retried as in the cloud, but at once: the waits pass on
 * the clock that the route sees.
 *
 * @example
 * const { sent } = await runRoute(intake, '{"id":7}')
 * expect(sent).toEqual([{ to: 'queue:Orders', id: 'message-1', body: '{"id":7}', headers: {} }])
 */
export async function runRoute(
  built: Built,
  input: Input | string = {},
  surroundings: Surroundings = {},
): Promise<RouteRun> {
  const route = definitionOf(built)
  const steps: StepRun[] = []
  const sent: SentMessage[] = []
  const deadLetters: DeadLetter[] = []
  const logs: LogLine[] = []
  const executions: Execution[] = []
  const simulation = createSimulation(surroundings, {
    executed: (execution) => executions.push(execution),
    sent: (send, by) => sent.push(toSent(send, by)),
    deadLettered: (letter) => deadLetters.push(toDeadLetter(letter)),
    logged: (line) => logs.push(line),
    around: watchSteps(steps),
  })
  const message = toMessage(route, input, simulation.clock.now())
  const response = answerOf(route, await simulation.run(route, message))
  await simulation.settle()
  const last = executions.findLast(({ messageId }) => messageId === message.id) as Execution
  const { outcome, dropReason, error } = last
  return {
    outcome,
    ...(dropReason === undefined ? {} : { dropReason }),
    ...(error === undefined ? {} : { error }),
    steps,
    sent,
    deadLetters,
    logs,
    ...(response === undefined ? {} : { response }),
    executions,
  }
}
