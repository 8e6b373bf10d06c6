import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { EvaluatedRoute } from '../project.ts'

/** What a project says: its routes as data, and everything its author should know. */
export interface Evaluation {
  readonly routes: EvaluatedRoute[]
  readonly diagnostics: Diagnostic[]
}

/** When nothing can be read of a project, for one reason. */
export const failed = (problem: Diagnostic): Evaluation => ({ routes: [], diagnostics: [problem] })

export const tooManyRoutes = (count: number, limit: number): Evaluation =>
  failed(
    diagnostic(
      'TOO_MANY_ROUTES',
      `The project has ${count} routes; the limit is ${limit}. Divide it into several projects.`,
    ),
  )
