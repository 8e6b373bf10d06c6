import type { TextEdit } from '../diagnostic.ts'
import { findEntry } from '../evaluate/entry.ts'
import { evaluateProject } from '../evaluate/evaluate-project.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import type { EvaluationLimits } from '../evaluate/limits.ts'
import { textOf } from '../evaluate/module-path.ts'
import type { ProjectFiles } from '../project.ts'
import { type EditProblem, type EditResult, editProblem, isEditProblem, type RouteEdit } from './edit.ts'
import { evaluated, type GivenRoute, readDocument, readSource } from './given.ts'
import { removeFromJson, saveInJson } from './json-file.ts'
import { textEdits } from './text-edits.ts'
import { unlike } from './verify.ts'
import { type CodeProject, changedBy, type Way, type Ways, waysToRemove, waysToSave } from './ways.ts'

/**
 * Changes one route where it stands, and nothing else: the files come out only if every other route is what it was, and the
 * route what was given. Runs in a thread of its own, which `edit` ends when it takes too long.
 */
export async function editProject(files: ProjectFiles, edit: RouteEdit, limits: EvaluationLimits): Promise<EditResult> {
  const given = await readEdit(files, edit, limits)
  if (isEditProblem(given)) return given
  const project = withRoutesFile(files)
  if (isEditProblem(project)) return project
  const before = await evaluateProject(project.files, limits)
  const isGone = edit.kind === 'remove'
  const ways = await waysOf(project, { before, given, isGone, limits })
  if (isEditProblem(ways)) return ways
  let problem: EditProblem | undefined
  for (const way of ways) {
    const changed = changedBy(way, project.files)
    const found = unlike(await evaluateProject(changed, limits), { before, isGone, ...given })
    if (found === undefined) return { files: changed, edits: editsOf(way, files), name: given.name }
    problem ??= found
  }
  return problem ?? editProblem('The route cannot be changed by itself.', 'Change the file, and push it.')
}

/** Of a route that is removed, nothing is given but its name. */
async function readEdit(
  files: ProjectFiles,
  edit: RouteEdit,
  limits: EvaluationLimits,
): Promise<GivenRoute | EditProblem> {
  if (edit.kind === 'remove') return { name: edit.name }
  return 'document' in edit ? readDocument(edit.document) : readSource(edit.source, files, limits)
}

/** A file that there was not is whole in the files. */
const editsOf = ({ path, replacements }: Way, files: ProjectFiles): readonly TextEdit[] => {
  const text = textOf(files, path)
  return text === undefined ? [] : textEdits(path, text, replacements)
}

type OpenProject = Pick<CodeProject, 'files' | 'entry'>

const NEW_FILE = "import { route } from 'routo'\n\nexport default []\n"

/** A project without routes gets a file for them. */
function withRoutesFile(files: ProjectFiles): OpenProject | EditProblem {
  const entry = findEntry(Object.keys(files))
  if (typeof entry === 'string') return { files, entry }
  if (entry.code === 'NO_ROUTES_FILE') return { files: { ...files, 'routes.ts': NEW_FILE }, entry: 'routes.ts' }
  return editProblem('It is not clear which file holds the routes.', 'Push the project with one of them.', {
    diagnostics: [entry],
  })
}

interface Change {
  readonly before: Evaluation
  readonly given: GivenRoute
  readonly isGone: boolean
  readonly limits: EvaluationLimits
}

async function waysOf(project: OpenProject, { before, given, isGone, limits }: Change): Promise<Ways> {
  if (project.entry.endsWith('.json')) return inJson(project, given, isGone, limits)
  const code = { ...project, routes: before.routes }
  return isGone ? waysToRemove(code, given.name) : waysToSave(code, given)
}

async function inJson(
  { files, entry }: OpenProject,
  given: GivenRoute,
  isGone: boolean,
  limits: EvaluationLimits,
): Promise<Ways> {
  const text = files[entry] ?? ''
  const route = isGone ? given : await withDocument(given, files, limits)
  if (isEditProblem(route)) return route
  const changed = route.document === undefined ? removeFromJson(text, given.name) : saveInJson(text, route.document)
  return isEditProblem(changed) ? changed : [{ path: entry, replacements: changed }]
}

/** What text says that was written for a file of code. */
async function withDocument(
  given: GivenRoute,
  files: ProjectFiles,
  limits: EvaluationLimits,
): Promise<GivenRoute | EditProblem> {
  if (given.document !== undefined) return given
  const alone = { ...files, 'routes.ts': NEW_FILE }
  const ways = waysToSave({ files: alone, entry: 'routes.ts', routes: [] }, given)
  if (isEditProblem(ways)) return ways
  return evaluated((ways[0] && changedBy(ways[0], alone)['routes.ts']) ?? '', files, limits)
}
