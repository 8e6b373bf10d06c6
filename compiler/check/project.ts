import type { Diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute, ProjectFiles } from '../project.ts'

/** What the checks look at. */
export interface CheckedProject {
  readonly routes: readonly EvaluatedRoute[]
  readonly files: ProjectFiles
}

/** One topic: everything that is wrong in its respect. */
export type Check = (project: CheckedProject) => readonly Diagnostic[]

/** A topic in which each route can be judged alone. */
export type RouteCheck = (route: EvaluatedRoute) => readonly Diagnostic[]

export const eachRoute =
  (check: RouteCheck): Check =>
  ({ routes }) =>
    routes.flatMap(check)
