import type { ProjectFiles } from '../project.ts'
import { inThread } from '../thread/in-thread.ts'
import { type Evaluation, failed } from './evaluation.ts'
import { defaultLimits, type EvaluationLimits } from './limits.ts'

/**
 * Reads the routes of a project. `routes.ts` runs in a sandbox, in a thread of its own, within limits; processor modules
 * do not run: their exports become references. Whatever the files hold, the answer is routes or diagnostics.
 *
 * @example const { routes, diagnostics } = await evaluate({ 'routes.ts': text, 'processors.ts': text })
 */
export async function evaluate(files: ProjectFiles, limits: Partial<EvaluationLimits> = {}): Promise<Evaluation> {
  const all = { ...defaultLimits, ...limits }
  const done = await inThread('evaluate', [files, all], all)
  return 'problem' in done ? failed(done.problem) : done.answer
}

/**
 * The same for a project that is the caller's own: in this thread, which takes half of the time and is not ended when reading takes
 * too long.
 */
export async function evaluateOwn(files: ProjectFiles): Promise<Evaluation> {
  try {
    // Parsers and sandbox are loaded in the other thread where this is not asked for.
    const { evaluateProject } = await import('./evaluate-project.ts')
    return await evaluateProject(files, defaultLimits)
  } catch {
    // What is nested too deeply stops a parser; the other thread knows how to say it.
    return evaluate(files)
  }
}
