import { type EditResult, isEditProblem, type ProjectFiles, type RouteEdit } from '../../../compiler/index.ts'
import { hasProblems, notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { checkEdited, checkFiles } from '../../shared/project-files/check-files.ts'
import type { RouteEditInput } from './inputs.ts'
import type { DraftEdit } from './views.ts'

/** How one route is changed in files. */
export async function editDraft(
  input: Omit<RouteEditInput, 'projectId'>,
  edit: (files: ProjectFiles, change: RouteEdit) => Promise<EditResult>,
): Promise<DraftEdit> {
  const [checked, change] = [checkFiles(input.files), changeOf(input)]
  if (hasProblems(checked) || hasProblems(change)) {
    return problems(
      ...(hasProblems(checked) ? checked.userErrors : []),
      ...(hasProblems(change) ? change.userErrors : []),
    )
  }
  const field = ['input', change.kind === 'remove' ? 'remove' : 'document']
  const edited = await edit(checked.files, change)
  if (isEditProblem(edited)) {
    const { problem, hint, diagnostics, isMissing } = edited
    if (isMissing === true) return notFound('route', field)
    return { ...problems(userError('INVALID', problem, { field, hint })), diagnostics }
  }
  const fit = checkEdited(edited.files)
  if (hasProblems(fit)) return fit
  const added = Object.entries(edited.files).filter(([path]) => !Object.hasOwn(checked.files, path))
  return { edits: edited.edits, added: Object.fromEntries(added) }
}

function changeOf({ document, remove }: Pick<RouteEditInput, 'document' | 'remove'>): Outcome<RouteEdit> {
  if (document != null && remove == null) return { kind: 'save', document }
  if (remove != null && document == null) return { kind: 'remove', name: remove }
  const hint = 'Give the "document" that a route is to be, or the name of the one to "remove".'
  return problems(userError('INVALID', 'One route is either changed or removed.', { field: ['input'], hint }))
}
