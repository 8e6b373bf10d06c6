import { diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import type { Evaluation } from './evaluation.ts'
import { defaultLimits, type EvaluationLimits } from './limits.ts'
import { askThread, type ThreadAnswer } from './thread.ts'

/**
 * Reads the routes of a project. `routes.ts` runs in a sandbox, in a thread of its own, within limits; processor modules
 * do not run: their exports become references. Whatever the files hold, the answer is routes or diagnostics.
 *
 * @example const { routes, diagnostics } = await evaluate({ 'routes.ts': text, 'processors.ts': text })
 */
export async function evaluate(files: ProjectFiles, limits: Partial<EvaluationLimits> = {}): Promise<Evaluation> {
  const all = { ...defaultLimits, ...limits }
  const answer = await askThread({ files, limits: all }, all.timeMs + all.readingMs)
  if (answer.outcome === 'answered') return answer.evaluation
  return { routes: [], diagnostics: [explainThread(answer, all)] }
}

function explainThread(answer: Exclude<ThreadAnswer, { outcome: 'answered' }>, { timeMs }: EvaluationLimits) {
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
