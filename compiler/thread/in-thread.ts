import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { EvaluationLimits } from '../evaluate/limits.ts'
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts'
import { askThread, type ThreadAnswer } from './thread.ts'

/** How many times over a task may take the CPU time of an evaluation: an edit evaluates what was, what is given and what comes. */
const shares: Readonly<Record<TaskName, number>> = { evaluate: 1, inspect: 2, edit: 4 }

/**
 * Does a task in a thread of its own, which is ended when it takes too long: whatever the text of users does to a parser, it
 * does it there.
 *
 * @returns the answer, or why there is none
 */
export async function inThread<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  limits: EvaluationLimits,
): Promise<{ readonly answer: TaskOutput<N> } | { readonly problem: Diagnostic }> {
  const answer = await askThread({ name, input }, (limits.timeMs + limits.readingMs) * shares[name])
  return answer.outcome === 'answered' ? answer : { problem: explainThread(answer, limits) }
}

function explainThread(
  answer: Exclude<ThreadAnswer<never>, { outcome: 'answered' }>,
  { timeMs }: EvaluationLimits,
): Diagnostic {
  if (answer.outcome === 'late') {
    const message = `The routes did not come to an end within ${timeMs} ms. Is there a loop that never ends?`
    return diagnostic('EVALUATION_TIMEOUT', message)
  }
  const { error } = answer
  if (isCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) {
    return diagnostic('EVALUATION_OUT_OF_MEMORY', 'The project needs too much memory to be read.')
  }
  if (isTooDeep(error)) {
    return diagnostic('EVALUATION_TOO_DEEP', 'The project cannot be read: its code is nested too deeply.')
  }
  throw error
}

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code

/** The parsers' own stack, in JavaScript or in WebAssembly, which traps with a name of its own. */
const isTooDeep = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'name' in error &&
  (error.name === 'RangeError' || error.name === 'RuntimeError')
