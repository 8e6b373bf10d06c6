import type { GivenFile } from '../../shared/project-files/check-files.ts'

/** `ProjectCheckInput` of the schema. */
export interface ProjectCheckInput {
  readonly projectId: string
  readonly files: readonly GivenFile[]
}

/** `RouteEditInput` of the schema. */
export interface RouteEditInput extends ProjectCheckInput {
  readonly document?: unknown
  readonly remove?: string | null | undefined
}
