import { defaultLimits, type EvaluationLimits } from '../evaluate/limits.ts'
import type { ProjectFiles } from '../project.ts'
import { inThread } from '../thread/in-thread.ts'
import { type EditResult, editProblem, type RouteEdit } from './edit.ts'

/**
 * Saves or removes one route of a project in its files: in place where it is written there, behind the others where it is new.
 * Everything else stays byte for byte. What code makes cannot be changed one by one, which is said.
 *
 * @example await edit(files, { kind: 'save', source: "route('StoreOrders').from('queue:Orders').process(store)" })
 */
export async function edit(
  files: ProjectFiles,
  change: RouteEdit,
  limits: Partial<EvaluationLimits> = {},
): Promise<EditResult> {
  const all = { ...defaultLimits, ...limits }
  const done = await inThread('edit', [files, change, all], all)
  if ('answer' in done) return done.answer
  return editProblem('The route cannot be read.', 'See the diagnostics.', { diagnostics: [done.problem] })
}
