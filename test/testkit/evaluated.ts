import type { EvaluatedRoute } from '../../compiler/project.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'

/** Routes as `evaluate` gives them for documents that no source file made. */
export const evaluated = (documents: readonly RouteDocument[]): EvaluatedRoute[] =>
  documents.map((document) => ({ document, origin: { steps: [], to: [] } }))
