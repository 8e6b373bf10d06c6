import { defaultLimits, type EvaluationLimits } from '../evaluate/limits.ts'
import type { ProjectFiles } from '../project.ts'
import { inThread } from '../thread/in-thread.ts'
import type { Inspection } from './inspect-project.ts'

/**
 * Evaluates and checks a project whose author is not trusted: all of it in a thread of its own, within limits, so that no
 * file can stop or poison whoever asks.
 *
 * @example const { routes, diagnostics, processors } = await inspect({ 'routes.ts': text, 'processors.ts': text })
 */
export async function inspect(files: ProjectFiles, limits: Partial<EvaluationLimits> = {}): Promise<Inspection> {
  const all = { ...defaultLimits, ...limits }
  const done = await inThread('inspect', [files, all], all)
  return 'problem' in done ? { routes: [], diagnostics: [done.problem], processors: [], variables: [] } : done.answer
}
