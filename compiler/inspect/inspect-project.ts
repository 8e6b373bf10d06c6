import { check } from '../check/index.ts'
import { evaluateProject } from '../evaluate/evaluate-project.ts'
import type { Evaluation } from '../evaluate/evaluation.ts'
import type { EvaluationLimits } from '../evaluate/limits.ts'
import type { ProjectFiles } from '../project.ts'
import { type ProcessorExports, processorExports } from './processor-exports.ts'
import { type RouteVariables, routeVariables } from './route-variables.ts'

/** Everything there is to say about a project without planning it. */
export interface Inspection extends Evaluation {
  /** In the order of paths. */
  readonly processors: readonly ProcessorExports[]
  /** One for each route, in their order. */
  readonly variables: readonly RouteVariables[]
}

/** Evaluates and checks a project. Runs in a thread of its own, which `inspect` ends when it takes too long. */
export async function inspectProject(files: ProjectFiles, limits: EvaluationLimits): Promise<Inspection> {
  const { routes, diagnostics } = await evaluateProject(files, limits)
  return {
    routes,
    diagnostics: [...diagnostics, ...check(routes, { files })],
    processors: processorExports(files),
    variables: routeVariables(routes, files),
  }
}
