import { type Caller, sees } from '../../shared/caller.ts'
import { nameWithin, projectOf } from '../../shared/ids.ts'
import { countKept, type Find, type Page, type PageArgs, type Rows, readPage } from '../../shared/pages.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Where } from '../../shared/store/collection.ts'
import type { DeploymentKind, DeploymentRecord, OperationState } from './record.ts'

export interface DeploymentArgs extends PageArgs {
  readonly filter?: DeploymentFilter | null | undefined
}

/** `DeploymentFilter` of the schema. */
export interface DeploymentFilter {
  readonly projectId?: string | null | undefined
  readonly environmentId?: string | null | undefined
  readonly state?: readonly OperationState[] | null | undefined
  readonly kind?: readonly DeploymentKind[] | null | undefined
  readonly revisionId?: string | null | undefined
  readonly createdAfter?: Date | null | undefined
  readonly createdBefore?: Date | null | undefined
}

/** A page, and how many there are if somebody asks. */
export interface DeploymentList extends Page<DeploymentRecord> {
  readonly total: () => Promise<number>
}

/** Reads on the narrowest index that the filter allows, the newest first. */
export async function listDeployments(
  find: Find<DeploymentRecord>,
  caller: Caller,
  { filter, ...args }: DeploymentArgs,
): Promise<DeploymentList> {
  const { createdAfter, createdBefore } = filter ?? {}
  const rows: Rows<DeploymentRecord> = {
    where: narrowest(caller, filter ?? {}),
    ...((createdAfter != null || createdBefore != null) && {
      range: {
        field: 'createdAt',
        ...(createdAfter && { gte: createdAfter }),
        ...(createdBefore && { lt: createdBefore }),
      },
    }),
    order: { by: 'createdAt', direction: 'desc' },
  }
  const keep = (row: DeploymentRecord) => matches(row, filter ?? {}) && sees(caller, row.id)
  return { ...(await readPage(find, rows, args, { keep })), total: () => countKept(find, rows, keep) }
}

/** One request carries grants in at most so many projects that one query can look in. */
const MOST_PROJECTS = 500

function narrowest(
  caller: Caller,
  { environmentId, revisionId, projectId }: DeploymentFilter,
): Where<DeploymentRecord> {
  if (environmentId != null) return { environmentId }
  if (revisionId != null) return ofRevision(revisionId)
  if (projectId != null) return { projectId }
  const grants = caller.identity?.grants ?? {}
  if (grants['*'] !== undefined) return {}
  const mine = Object.keys(grants)
  if (mine.length <= MOST_PROJECTS) return { projectId: { in: mine } }
  throw new Refusal('BAD_USER_INPUT', `The caller sees ${mine.length} projects, too many to look in at once.`, {
    hint: 'Say which one: filter: { projectId: … }.',
  })
}

const matches = (
  row: DeploymentRecord,
  { projectId, environmentId, revisionId, state, kind }: DeploymentFilter,
): boolean =>
  (projectId == null || row.projectId === projectId) &&
  (environmentId == null || row.environmentId === environmentId) &&
  (revisionId == null || isOfRevision(row, ofRevision(revisionId))) &&
  (state == null || state.includes(row.state)) &&
  (kind == null || kind.includes(row.kind))

type OfRevision = Required<Pick<DeploymentRecord, 'projectId' | 'revision'>>

/** What is no id of a revision leads to the revision 0, of which there is none. */
function ofRevision(id: string): OfRevision {
  const number = Number(nameWithin(id))
  return { projectId: projectOf(id) ?? '', revision: Number.isSafeInteger(number) ? number : 0 }
}

const isOfRevision = ({ projectId, revision }: DeploymentRecord, of: OfRevision): boolean =>
  projectId === of.projectId && revision === of.revision
