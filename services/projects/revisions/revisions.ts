import type { EvaluatedRoute } from '../../../compiler/index.ts'

/** Revisions with their files and routes, and everything that makes a new one. */
export interface Revisions {
  /** The routes of a revision, in the order of the project. */
  routesOf(revisionIds: readonly string[]): Promise<readonly (readonly EvaluatedRoute[])[]>
  readonly removeProject: (projectId: string) => Promise<void>
}
