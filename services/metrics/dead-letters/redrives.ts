import { createHash } from 'node:crypto'
import type { DataPlane } from '../../../targets/data-plane.ts'
import { actorOf, type Caller } from '../../shared/caller.ts'
import { idInEnvironment, projectOf } from '../../shared/ids.ts'
import { type PageArgs, sizeOf } from '../../shared/pages.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Answer, RequestDeps } from '../requests.ts'
import { checkRedrive, type RedriveInput } from './check-redrive.ts'
import { isJsonObject } from './merge-patch.ts'
import type { RedriveOrder, RedriveRecord } from './model.ts'
import { request } from './request.ts'
import type { Selection } from './selection.ts'

export interface RedriveDeps extends RequestDeps {
  readonly redrives: Collection<RedriveRecord>
  /** Has somebody begin to work on it. */
  readonly begin: (id: string) => void
  /** Is told how far a redrive is. */
  readonly progress: (redrive: RedriveRecord) => Promise<void>
}

/** What the mutations of redrives answer. */
export interface RedriveAnswer extends Answer {
  readonly redriveId?: string
  readonly matched?: number
}

const DEFAULT_PER_SECOND = 10
const MOST_RUNNING = 5

/** Begins to send dead letters to their routes again. */
export const deadLetterRedrive = (
  deps: RedriveDeps,
  caller: Caller,
  input: RedriveInput,
): Promise<Outcome<RedriveAnswer>> =>
  request<RedriveAnswer>(
    deps,
    caller,
    { action: 'deadLetterRedrive', input, wrong: checkRedrive(input) },
    {
      count: async (selection) => ({ matched: await countOf(deps.dataPlane, selection, input) }),
      work: (selection) => begin(deps, caller, input, selection),
    },
  )

async function begin(
  deps: RedriveDeps,
  caller: Caller,
  input: RedriveInput,
  selection: Selection,
): Promise<Outcome<RedriveAnswer>> {
  const { environmentId, idempotencyKey } = input
  const running = await deps.redrives.count({ where: { environmentId, state: 'RUNNING' } })
  if (running >= MOST_RUNNING) return problems(tooMany)
  const matched = await countOf(deps.dataPlane, selection, input)
  if (matched === 0) return { matched }
  const redrive = recordOf(deps, caller, input, selection, matched)
  const { taken } = await deps.redrives.insert(redrive)
  if (taken === undefined) {
    const { total, maxPerSecond } = redrive
    await deps.audit(caller, {
      action: 'deadLetterRedrive',
      projectId: projectOf(environmentId) ?? '',
      subjectId: redrive.id,
      idempotencyKey,
      after: { total, maxPerSecond, changed: input.body != null || input.bodyPatch != null },
    })
  }
  deps.begin(redrive.id)
  return { redriveId: redrive.id, matched }
}

/**
 * The redrives of an environment that are still kept, the latest first.
 *
 * @throws {Refusal} for an impossible `first`
 */
export const latestRedrives = (
  redrives: Collection<RedriveRecord>,
  environmentId: string,
  args: Pick<PageArgs, 'first'>,
): Promise<readonly RedriveRecord[]> =>
  redrives.find({ where: { environmentId }, order: { by: 'createdAt', direction: 'desc' }, limit: sizeOf(args) })

/** Ends a redrive before its time. */
export async function redriveCancel(deps: RedriveDeps, caller: Caller, id: string): Promise<Outcome<RedriveAnswer>> {
  const redrive = await deps.redrives.get(id)
  if (redrive === undefined) return notFound('redrive', ['id'])
  const change = { set: { state: 'CANCELLED', finishedAt: deps.now() }, unset: ['order'] } as const
  const cancelled = await deps.redrives.update(id, change, { state: 'RUNNING' })
  if (cancelled === undefined) {
    return problems(userError('CONFLICT', 'The redrive is done: there is nothing to end.', { field: ['id'] }))
  }
  await deps.progress(cancelled)
  await deps.audit(caller, {
    action: 'redriveCancel',
    projectId: projectOf(id) ?? '',
    subjectId: id,
    after: { total: cancelled.total },
  })
  return { redriveId: id, matched: cancelled.total }
}

async function countOf(dataPlane: DataPlane, selection: Selection, { limit }: RedriveInput): Promise<number> {
  const matched =
    'entries' in selection
      ? selection.entries.length
      : (await dataPlane.deadLetters({ ...selection.query, first: 1 })).total
  return Math.min(matched, limit ?? Number.POSITIVE_INFINITY)
}

function recordOf(
  { now }: RedriveDeps,
  caller: Caller,
  input: RedriveInput,
  selection: Selection,
  total: number,
): RedriveRecord {
  const { environmentId, idempotencyKey, body, bodyPatch, maxPerSecond } = input
  const { id: actor, name } = actorOf(caller)
  // The same for the same request, so that one that comes again after a crash begins nothing new.
  const digest = createHash('sha256')
    .update(JSON.stringify([actor, idempotencyKey]))
    .digest('hex')
    .slice(0, 16)
  const createdAt = now()
  const order: RedriveOrder = {
    ...('entries' in selection
      ? { entries: selection.entries.slice(0, total) }
      : { query: untilNow(selection.query, createdAt) }),
    ...(body != null && { body }),
    ...(isJsonObject(bodyPatch) && { patch: bodyPatch }),
  }
  return {
    id: idInEnvironment('rdr', environmentId, digest),
    environmentId,
    state: 'RUNNING',
    total,
    isListed: false,
    maxPerSecond: maxPerSecond ?? DEFAULT_PER_SECOND,
    createdBy: name,
    createdAt,
    order,
    worker: '',
    leasedUntil: createdAt,
  }
}

/** What fails again comes to lie among the letters anew, and is not taken up once more. */
const untilNow = <T extends { readonly failedBefore?: number }>(query: T, now: Date): T => ({
  ...query,
  failedBefore: Math.min(query.failedBefore ?? Number.POSITIVE_INFINITY, now.getTime()),
})

const tooMany = userError(
  'LIMIT_EXCEEDED',
  `The environment has ${MOST_RUNNING} redrives, which is the most it can have at a time.`,
  {
    field: ['input', 'environmentId'],
    hint: 'Wait until one is done, or end one with redriveCancel.',
    retryable: true,
  },
)
