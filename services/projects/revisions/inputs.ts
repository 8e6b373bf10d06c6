import type { GivenFile } from '../../shared/project-files/check-files.ts'
import type { RevisionRecord } from './model.ts'

type Given<T> = T | null | undefined

/** `ProjectPushInput` of the schema. */
export interface ProjectPush {
  readonly projectId: string
  readonly files: readonly GivenFile[]
  /** Number of the revision that has to be the newest; 0 where there has to be none. */
  readonly expectedRevision?: Given<number>
  readonly message?: Given<string>
  readonly git?: Given<GivenGit>
  readonly source?: Given<RevisionRecord['source']>
  readonly dryRun?: Given<boolean>
  readonly idempotencyKey?: Given<string>
}

/** Where in a repository the files come from. */
export interface GivenGit {
  readonly commit: string
  readonly branch?: Given<string>
  readonly dirty?: Given<boolean>
  readonly url?: Given<string>
}

/** `RouteSaveInput` of the schema. */
export interface RouteSave {
  readonly projectId: string
  readonly source?: Given<string>
  readonly document?: unknown
  readonly expectedRevision: number
  readonly message?: Given<string>
  readonly revisionSource?: Given<RevisionRecord['source']>
  readonly dryRun?: Given<boolean>
  readonly idempotencyKey?: Given<string>
}

/** `RouteDeleteInput` of the schema. */
export interface RouteDelete {
  readonly routeId: string
  readonly expectedRevision: number
  readonly dryRun?: Given<boolean>
}
