import type { EditResult, Inspection, ProjectFiles, RouteEdit } from '../../../compiler/index.ts'
import type { AuditEntry } from '../../shared/audit.ts'
import { actorOf, type Caller } from '../../shared/caller.ts'
import type { Feed, FeedEvent } from '../../shared/feed/event.ts'
import { idWithin } from '../../shared/ids.ts'
import { hasProblems, notFound, problems } from '../../shared/problems.ts'
import { madeWith } from '../made-with.ts'
import { readTexts } from './blobs.ts'
import { changedFiles, changesWith } from './changes.ts'
import { type CommitDeps, type Committed, commit, headOf, type RevisionMetadata, readerOf } from './commit.ts'
import type { RevisionRecord } from './model.ts'
import { type Snapshot, snapshotOf, tooLarge } from './snapshot.ts'
import { staleRevision } from './stale-revision.ts'
import type { SaveAnswer } from './views.ts'

export interface SavingDeps extends CommitDeps {
  /** What the compiler says of files. */
  readonly inspect: (files: ProjectFiles) => Promise<Inspection>
  readonly edit: (files: ProjectFiles, edit: RouteEdit) => Promise<EditResult>
  /** `id`: of the entry, so that it is kept once. */
  readonly audit: (caller: Caller, entry: AuditEntry, id: string) => Promise<void>
  readonly feed: Pick<Feed, 'append'>
}

/** How new contents become a revision, whichever mutation they come from. */
export interface Saving {
  readonly action: 'projectPush' | 'routeSave' | 'routeDelete'
  readonly projectId: string
  readonly dryRun: boolean
  readonly metadata: RevisionMetadata
  readonly expected?: number
  /** Ids of the routes that the answer is about. Absent: all. */
  readonly routeIds?: readonly string[]
  readonly idempotencyKey?: string | null | undefined
}

/** The contents of a project, and what the compiler says of them. */
export interface Contents {
  readonly files: ProjectFiles
  readonly inspection: Inspection
}

/** Keeps the contents as the next revision, or says what that would be. */
export async function saveSnapshot(
  deps: SavingDeps,
  caller: Caller,
  saving: Saving,
  { files, inspection }: Contents,
): Promise<SaveAnswer> {
  const snapshot = snapshotOf(files, inspection)
  const problem = tooLarge(snapshot)
  if (problem !== undefined) return problems(problem)
  if (saving.dryRun) return preview(deps, saving, snapshot, inspection)
  const { projectId, metadata, expected, routeIds } = saving
  const request = madeWith(caller, saving.idempotencyKey)
  const done = await commit(
    {
      projectId,
      snapshot,
      author: actorOf(caller),
      metadata,
      ...(expected !== undefined && { expected }),
      ...(request !== undefined && { madeWith: request }),
    },
    deps,
  )
  if (hasProblems(done)) return done
  const { revision, base } = done
  if (revision.number !== base) {
    await deps.audit(caller, auditEntry(saving, done), auditId(revision))
    await deps.feed.append([created(revision)])
  }
  return { revisionId: revision.id, base, ...(routeIds && { routeIds }) }
}

/** A revision that was made is entered once, also when its maker died before that and asks again. */
const auditId = ({ projectId, number }: RevisionRecord): string => idWithin('aud', projectId, `revision-${number}`)

const created = ({ id, projectId, number, digest, source, author, createdAt }: RevisionRecord): FeedEvent => ({
  type: 'revision.created',
  at: createdAt.toISOString(),
  projectId,
  data: { revisionId: id, number, digest, source, author },
})

/** What saving would answer, without a revision to point to. */
async function preview(
  deps: SavingDeps,
  { projectId, expected }: Saving,
  snapshot: Snapshot,
  { diagnostics }: Inspection,
): Promise<SaveAnswer> {
  const head = await headOf(projectId, deps)
  if (head === undefined) return notFound('project', ['input', 'projectId'])
  if (expected !== undefined && expected !== head.number) {
    return problems(await staleRevision(projectId, expected, head, readerOf(deps)))
  }
  const changed = changedFiles(head.revision?.files ?? [], snapshot.files)
  const kept = await readTexts(
    deps.blobs,
    projectId,
    changed.flatMap(({ before }) => before ?? []),
  )
  const textOf = async (digest: string): Promise<string> => snapshot.texts.get(digest) ?? kept(digest)
  return { diagnostics, changes: await changesWith(changed, textOf) }
}

const auditEntry = ({ action, projectId, idempotencyKey }: Saving, { revision, base }: Committed): AuditEntry => ({
  action,
  projectId,
  subjectId: revision.id,
  before: { head: base },
  after: {
    number: revision.number,
    digest: revision.digest,
    ...(revision.message !== undefined && { message: revision.message }),
  },
  ...(idempotencyKey != null && { idempotencyKey }),
})
