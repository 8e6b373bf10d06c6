import { isDeepStrictEqual } from 'node:util'
import type { RouteDocument } from '../../runtime/route/route.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import { type EditProblem, editProblem } from './edit.ts'

/** What a project has to be after an edit. */
export interface Expected {
  readonly before: Evaluation
  readonly name: string
  /** The route is removed. */
  readonly isGone: boolean
  /** What the route has to be, where that is known. */
  readonly document?: RouteDocument
}

const PUSH = 'Change the file itself, and push it.'

/** How a project is not what an edit was to make of it; undefined when it is. */
export function unlike(after: Evaluation, { before, name, isGone, document }: Expected): EditProblem | undefined {
  const saved = after.routes.filter((route) => route.document.name === name)
  const failed = after.routes.length === 0 && after.diagnostics.length > 0
  if (failed || (!isGone && saved.length === 0)) {
    const [problem, hint] = ['With this change the routes cannot be read.', 'See the diagnostics.']
    return editProblem(problem, hint, { diagnostics: after.diagnostics })
  }
  if (isGone ? saved.length > 0 : saved.length > 1) return editProblem(`Route "${name}" is made elsewhere too.`, PUSH)
  if (document !== undefined && !isDeepStrictEqual(plain(saved[0]?.document), plain(document))) {
    return editProblem(`Route "${name}" would not become what was given: the file decides otherwise.`, PUSH)
  }
  return areSame(othersIn(before, name), othersIn(after, name), before)
    ? undefined
    : editProblem('Other routes would change with this one.', PUSH)
}

const othersIn = ({ routes }: Evaluation, name: string): readonly unknown[] =>
  routes.flatMap(({ document }) => (document.name === name ? [] : [plain(document)]))

/** A file that could not be read in part may give more routes than before, but none that are not the same. */
function areSame(was: readonly unknown[], is: readonly unknown[], { diagnostics }: Evaluation): boolean {
  if (diagnostics.length === 0) return isDeepStrictEqual(was, is)
  return was.every((one) => is.some((other) => isDeepStrictEqual(one, other)))
}

/** As JSON has it: what is undefined is not there. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
