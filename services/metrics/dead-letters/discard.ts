import type { DataPlane } from '../../../targets/data-plane.ts'
import type { Caller } from '../../shared/caller.ts'
import { projectOf } from '../../shared/ids.ts'
import { type Outcome, type UserError, userError } from '../../shared/problems.ts'
import type { Answer, RequestDeps } from '../requests.ts'
import { type Requested, request } from './request.ts'
import type { Selection } from './selection.ts'

/** `DiscardInput` of the schema. */
export interface DiscardInput extends Requested {
  readonly reason: string
}

/** How many were found, and how many of them were removed. */
interface Discarded {
  readonly matched: number
  readonly discarded: number
}

/** What the mutation answers. */
export interface DiscardAnswer extends Partial<Discarded>, Answer {}

const MOST_AT_ONCE = 1_000
const PAGE = 100
const LONGEST_REASON = 1_000

/** Removes dead letters for good. */
export function deadLetterDiscard(
  deps: RequestDeps,
  caller: Caller,
  input: DiscardInput,
): Promise<Outcome<DiscardAnswer>> {
  const { environmentId, reason, idempotencyKey } = input
  const action = 'deadLetterDiscard'
  return request<DiscardAnswer>(
    deps,
    caller,
    { action, input, wrong: checkReason(reason) },
    {
      count: (selection) => count(deps.dataPlane, environmentId, selection),
      async work(selection) {
        const done = await discard(deps.dataPlane, environmentId, selection)
        await deps.audit(caller, {
          action,
          projectId: projectOf(environmentId) ?? '',
          subjectId: environmentId,
          idempotencyKey,
          after: { reason, ...done },
        })
        return done
      },
    },
  )
}

const checkReason = (reason: string): readonly UserError[] =>
  reason.trim() !== '' && reason.length <= LONGEST_REASON
    ? []
    : [
        userError('INVALID', `A reason has 1 to ${LONGEST_REASON} characters.`, {
          field: ['input', 'reason'],
          hint: 'Say why: it stands in the audit log.',
        }),
      ]

async function count(dataPlane: DataPlane, environmentId: string, selection: Selection): Promise<Discarded> {
  if ('query' in selection) {
    const { total } = await dataPlane.deadLetters({ ...selection.query, first: 1 })
    return { matched: total, discarded: 0 }
  }
  const letters = await Promise.all(selection.entries.map((id) => dataPlane.deadLetter(environmentId, id)))
  return { matched: letters.filter((letter) => letter !== undefined).length, discarded: 0 }
}

async function discard(dataPlane: DataPlane, environmentId: string, selection: Selection): Promise<Discarded> {
  if ('entries' in selection) {
    const discarded = await discardEach(dataPlane, environmentId, selection.entries)
    return { matched: discarded, discarded }
  }
  let [matched, discarded, taken]: [number | undefined, number, number] = [undefined, 0, 0]
  let after: string | undefined
  do {
    const first = Math.min(PAGE, MOST_AT_ONCE - taken)
    const { letters, next, total } = await dataPlane.deadLetters({ ...selection.query, first, ...(after && { after }) })
    matched ??= total
    taken += letters.length
    const entries = letters.map(({ id }) => id)
    discarded += await discardEach(dataPlane, environmentId, entries)
    after = next
  } while (after !== undefined && taken < MOST_AT_ONCE)
  return { matched, discarded }
}

/** @returns how many were there */
async function discardEach(dataPlane: DataPlane, environmentId: string, entries: readonly string[]): Promise<number> {
  let discarded = 0
  for (let at = 0; at < entries.length; at += AT_THE_SAME_TIME) {
    const some = entries.slice(at, at + AT_THE_SAME_TIME)
    const gone = await Promise.all(some.map((id) => dataPlane.discard(environmentId, id)))
    discarded += gone.filter(Boolean).length
  }
  return discarded
}

const AT_THE_SAME_TIME = 20
