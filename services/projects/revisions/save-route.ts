import { type EditProblem, isEditProblem, type ProjectFiles, type RouteEdit } from '../../../compiler/index.ts'
import type { Caller } from '../../shared/caller.ts'
import { nameWithin, projectOf } from '../../shared/ids.ts'
import { hasProblems, notFound, type Problems, problems, userError } from '../../shared/problems.ts'
import { checkEdited } from '../../shared/project-files/check-files.ts'
import { madeWith } from '../made-with.ts'
import { readTexts } from './blobs.ts'
import { headOf, readerOf } from './commit.ts'
import { type Head, revisionId } from './heads.ts'
import type { RouteDelete, RouteSave } from './inputs.ts'
import { checkMetadata } from './metadata.ts'
import type { FileRecord } from './model.ts'
import { routeId } from './route-views.ts'
import { type Saving, type SavingDeps, saveSnapshot } from './save.ts'
import { staleRevision } from './stale-revision.ts'
import type { SaveAnswer } from './views.ts'

/** Makes a revision in which one route is what is given, and everything else as it was. */
export async function saveRoute(deps: SavingDeps, caller: Caller, input: RouteSave): Promise<SaveAnswer> {
  const change = changeOf(input)
  const checkedMetadata = checkMetadata({ message: input.message, source: input.revisionSource })
  if (hasProblems(change) || hasProblems(checkedMetadata)) {
    return problems(
      ...(hasProblems(change) ? change.userErrors : []),
      ...(hasProblems(checkedMetadata) ? checkedMetadata.userErrors : []),
    )
  }
  const saving: HeadEdit['saving'] = {
    action: 'routeSave',
    projectId: input.projectId,
    expected: input.expectedRevision,
    dryRun: input.dryRun ?? false,
    idempotencyKey: input.idempotencyKey,
    metadata: checkedMetadata.metadata,
  }
  const field = ['input', 'source' in change.edit ? 'source' : 'document']
  return editHead(deps, caller, { saving, edit: change.edit, field })
}

/** Makes a revision without one route. */
export async function deleteRoute(deps: SavingDeps, caller: Caller, input: RouteDelete): Promise<SaveAnswer> {
  const [projectId, name, field] = [projectOf(input.routeId), nameWithin(input.routeId), ['input', 'routeId']]
  if (projectId === undefined || routeId(projectId, name) !== input.routeId) return notFound('route', field)
  const saving: HeadEdit['saving'] = {
    action: 'routeDelete',
    projectId,
    expected: input.expectedRevision,
    dryRun: input.dryRun ?? false,
    metadata: { source: 'API' },
  }
  return editHead(deps, caller, { saving, edit: { kind: 'remove', name }, field })
}

function changeOf({ source, document }: RouteSave): { readonly edit: RouteEdit } | Problems {
  if (source != null && document == null) return { edit: { kind: 'save', source } }
  if (document != null && source == null) return { edit: { kind: 'save', document } }
  const message = 'A route is given either as source or as a document.'
  return problems(userError('INVALID', message, { field: ['input'], hint: 'Give exactly one of the two.' }))
}

interface HeadEdit {
  readonly saving: Saving & { readonly expected: number }
  readonly edit: RouteEdit
  /** Where the route stands in the arguments. */
  readonly field: readonly string[]
}

async function editHead(deps: SavingDeps, caller: Caller, { saving, edit, field }: HeadEdit): Promise<SaveAnswer> {
  const { projectId, expected } = saving
  const head = await headOf(projectId, deps)
  if (head === undefined) return notFound('project', ['input', 'projectId'])
  const again = isMadeWith(head, madeWith(caller, saving.idempotencyKey)) && head.number === expected + 1
  if (expected !== head.number && !again) {
    return problems(await staleRevision(projectId, expected, head, readerOf(deps)))
  }
  // The same request has made the newest revision, and died: doing it once more finds what it made.
  const base = again ? await deps.revisions.get(revisionId(projectId, expected)) : head.revision
  const edited = await deps.edit(await filesOf(projectId, base?.files ?? [], deps), edit)
  if (isEditProblem(edited)) return explain(edited, field)
  const checked = checkEdited(edited.files)
  if (hasProblems(checked)) return checked
  const inspection = await deps.inspect(edited.files)
  const routeIds = edit.kind === 'remove' ? [] : [routeId(projectId, edited.name)]
  return saveSnapshot(deps, caller, { ...saving, routeIds }, { files: edited.files, inspection })
}

const isMadeWith = ({ revision }: Head, request: string | undefined): boolean =>
  request !== undefined && revision?.madeWith === request

async function filesOf(projectId: string, files: readonly FileRecord[], { blobs }: SavingDeps): Promise<ProjectFiles> {
  const texts = await readTexts(
    blobs,
    projectId,
    files.map(({ digest }) => digest),
  )
  return Object.fromEntries(files.map(({ path, digest }) => [path, texts(digest)]))
}

/** What the compiler says is data, beside the problem. */
function explain({ problem, hint, diagnostics, isMissing }: EditProblem, field: readonly string[]): SaveAnswer {
  if (isMissing === true) return notFound('route', field)
  return { ...problems(userError('INVALID', problem, { field, hint })), diagnostics }
}
