import type { Actor } from '../../shared/caller.ts'
import { notFound, type Outcome, type Problems, problems } from '../../shared/problems.ts'
import { byIds } from '../../shared/store/by-ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import type { ProjectRecord } from '../project/model.ts'
import type { Projects } from '../project/projects.ts'
import { saveBlobs } from './blobs.ts'
import { findHead, type Head, type ReadRevisions, revisionId } from './heads.ts'
import type { RevisionCollections } from './loaders.ts'
import type { RevisionRecord } from './model.ts'
import type { Snapshot } from './snapshot.ts'
import { staleRevision } from './stale-revision.ts'

/** What a revision needs to be made. */
export interface CommitDeps extends RevisionCollections {
  readonly projects: Pick<Projects, 'advanceHead'>
  readonly projectRecords: Collection<ProjectRecord>
  readonly now: () => Date
}

/** What is said of a revision when it is made. */
export type RevisionMetadata = Pick<RevisionRecord, 'message' | 'source' | 'git'>

export interface CommitRequest {
  readonly projectId: string
  readonly snapshot: Snapshot
  readonly author: Actor
  readonly metadata: RevisionMetadata
  /** Number of the revision that has to be the newest. Absent: whatever is the newest is replaced. */
  readonly expected?: number
  /** Tells the request from all others; it is never done twice. */
  readonly madeWith?: string
}

export interface Committed {
  readonly revision: RevisionRecord
  /** Number of the revision before it; its own where the newest has the same files, so that there is none to make. */
  readonly base: number
}

/**
 * Makes the next revision. Its number is taken by inserting it, which is the moment from which it is there: of any number of
 * callers at once each gets a number of its own, and no number is left out.
 */
export async function commit(request: CommitRequest, deps: CommitDeps): Promise<Outcome<Committed>> {
  const { projectId, snapshot } = request
  let keep = true
  for (;;) {
    const before = await headOf(projectId, deps)
    if (before === undefined) return goneProject(projectId, deps)
    const settled = await settle(request, before, deps)
    if (settled !== undefined) return settled
    // What a revision refers to is there before the revision is.
    if (keep) await saveBlobs(deps.blobs, projectId, newTexts(snapshot, before.revision))
    keep = false
    const revision = recordOf(request, before.number + 1, deps.now())
    const { taken } = await deps.revisions.insert(revision)
    if (taken === undefined) return publish(revision, deps)
  }
}

/** The answer where there is no revision to make; undefined where there is. */
async function settle(
  { projectId, snapshot, expected, madeWith }: CommitRequest,
  before: Head,
  deps: CommitDeps,
): Promise<Outcome<Committed> | undefined> {
  const { revision, number } = before
  if (revision && isSame(revision, madeWith, snapshot)) return { revision, base: number - 1 }
  if (expected !== undefined && expected !== number) {
    return problems(await staleRevision(projectId, expected, before, readerOf(deps)))
  }
  return revision?.digest === snapshot.digest ? { revision, base: number } : undefined
}

/** Tells the project of its newest revision. */
async function publish(revision: RevisionRecord, deps: CommitDeps): Promise<Outcome<Committed>> {
  const { projectId, number } = revision
  await deps.projects.advanceHead(projectId, number - 1, number)
  if ((await deps.projectRecords.get(projectId)) !== undefined) return { revision, base: number - 1 }
  return goneProject(projectId, deps)
}

/** The project may have been deleted meanwhile, and whoever did that has not seen what was kept here since. */
async function goneProject(projectId: string, deps: CommitDeps): Promise<Problems> {
  await removeRevisions(projectId, deps)
  return notFound('project', ['input', 'projectId'])
}

/** Whether the very same request has made it, and died before it could answer. */
const isSame = (revision: RevisionRecord, madeWith: string | undefined, { digest }: Snapshot): boolean =>
  madeWith !== undefined && revision.madeWith === madeWith && revision.digest === digest

/** Removes all that a project's revisions are. */
export async function removeRevisions(projectId: string, { revisions, blobs }: RevisionCollections): Promise<void> {
  await removeAll(revisions, { where: { projectId }, order: { by: 'number', direction: 'asc' } })
  await removeAll(blobs, { where: { projectId } })
}

function newTexts({ texts }: Snapshot, before: RevisionRecord | undefined): readonly (readonly [string, string])[] {
  const known = new Set(before?.files.map(({ digest }) => digest))
  return [...texts].filter(([digest]) => !known.has(digest))
}

/** The newest revision of a project; undefined where there is no such project. */
export async function headOf(projectId: string, deps: CommitDeps): Promise<Head | undefined> {
  const project = await deps.projectRecords.get(projectId)
  return project && findHead(project, readerOf(deps), deps.projects)
}

export const readerOf = ({ revisions }: Pick<RevisionCollections, 'revisions'>): ReadRevisions => byIds(revisions)

const recordOf = (
  { projectId, snapshot, author, metadata, madeWith }: CommitRequest,
  number: number,
  at: Date,
): RevisionRecord => ({
  id: revisionId(projectId, number),
  projectId,
  number,
  digest: snapshot.digest,
  createdAt: at,
  author,
  files: snapshot.files,
  inspection: snapshot.inspection,
  ...metadata,
  ...(madeWith !== undefined && { madeWith }),
})
