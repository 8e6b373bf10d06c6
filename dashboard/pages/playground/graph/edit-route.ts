import { ProblemsError } from '../../../../client/errors.ts'
import { ShowRouteEdit } from '../../../../client/operations.ts'
import { ask } from '../../../data/ask.ts'
import { type ChangeProblem, type RouteChange, withAddition } from '../canvas/route-change.ts'
import type { Draft } from '../draft/draft.ts'
import { filesOf, toInput } from '../draft/files.ts'
import { applyEdits } from '../draft/text-edits.ts'

/** Makes a change of the canvas in the text of a draft, in exactly the lines that it is about. @returns why it cannot be made */
export async function editRoute(
  projectId: string,
  draft: Pick<Draft, 'get' | 'change'>,
  change: RouteChange,
): Promise<ChangeProblem | undefined> {
  const { files } = draft.get()
  const isAdding = 'document' in change
  const given = withAddition(toInput(files), isAdding ? change.addition : undefined)
  const what = isAdding ? { document: change.document } : { remove: change.remove }
  try {
    const { data } = await ask(ShowRouteEdit, { input: { projectId, files: [...given], ...what } })
    if (data.routeEdit == null) return { message: 'There is no such project, or none that you are a member of.' }
    const { edits, files: added } = data.routeEdit
    if (draft.get().files !== files) return { message: 'The text has changed in the meantime.', hint: 'Try again.' }
    draft.change(new Map([...applyEdits(filesOf(given), edits), ...filesOf(added)]))
    return undefined
  } catch (error) {
    if (error instanceof ProblemsError) return { message: error.message, hint: error.hint }
    throw error
  }
}
