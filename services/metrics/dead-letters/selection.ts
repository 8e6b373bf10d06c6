import type { LetterQuery } from '../../../targets/data-plane.ts'
import { type Caller, may } from '../../shared/caller.ts'
import { environmentOf, kindOf, nameInEnvironment, nameWithin, projectOf } from '../../shared/ids.ts'
import { type UserError, userError } from '../../shared/problems.ts'
import { forbidden, Refusal } from '../../shared/refusal.ts'

type Given<T> = T | null | undefined

/** `DeadLetterFilter` of the schema. */
export interface LetterFilter {
  readonly routeId?: Given<readonly string[]>
  readonly errorCode?: Given<string>
  readonly failedAfter?: Given<Date>
  readonly failedBefore?: Given<Date>
  readonly text?: Given<string>
}

/** Which letters a mutation is about: either `ids` or `filter`. */
export interface SelectionInput {
  readonly environmentId: string
  readonly ids?: Given<readonly string[]>
  readonly filter?: Given<LetterFilter>
}

/** Letters by the ids of their entries, or all that a query finds. */
export type Selection = { readonly entries: readonly string[] } | { readonly query: LetterQuery }

const MOST_IDS = 1_000
const MOST_ROUTES = 100

/** @throws {Refusal} for too many routes */
export function queryOf(environmentId: string, filter: LetterFilter): LetterQuery {
  const { routeId, errorCode, failedAfter, failedBefore, text } = filter
  if (routeId != null && routeId.length > MOST_ROUTES) {
    throw new Refusal('BAD_USER_INPUT', `"routeId" has ${routeId.length} routes; at most ${MOST_ROUTES} can be named.`)
  }
  const routes = routeId?.filter((id) => kindOf(id) === 'rte' && projectOf(id) === projectOf(environmentId))
  return {
    environmentId,
    ...(routes && { routes: routes.map(nameWithin) }),
    ...(errorCode != null && { errorCode }),
    ...(text != null && { text }),
    ...(failedAfter != null && { failedAfter: failedAfter.getTime() }),
    ...(failedBefore != null && { failedBefore: failedBefore.getTime() }),
  }
}

/**
 * The letters that a mutation is about, or everything that is wrong with how they are named.
 *
 * @throws {Refusal} for a text that is looked for by who may not read messages
 */
export function selectionOf(
  caller: Caller,
  { environmentId, ids, filter }: SelectionInput,
): Selection | readonly UserError[] {
  if ((ids == null) === (filter == null)) {
    return [
      userError('INVALID', 'Either "ids" or "filter" says which letters are meant.', {
        field: ['input', ids == null ? 'ids' : 'filter'],
        hint: 'An empty filter means all: filter: {}.',
      }),
    ]
  }
  if (filter != null) {
    if (filter.text != null && !may(caller, 'messages:read', environmentId)) throw forbidden('messages:read')
    return { query: queryOf(environmentId, filter) }
  }
  const entries = [...new Set(ids)]
  if (entries.length < 1 || entries.length > MOST_IDS) {
    return [userError('INVALID', `"ids" has 1 to ${MOST_IDS} letters.`, { field: ['input', 'ids'] })]
  }
  const foreign = entries.flatMap((id, index) =>
    kindOf(id) === 'dlq' && environmentOf(id) === environmentId
      ? []
      : [
          userError('NOT_FOUND', 'There is no such dead letter in the environment.', {
            field: ['input', 'ids', String(index)],
            hint: 'environment { deadLetters { nodes { id } } } lists them.',
          }),
        ],
  )
  return foreign.length > 0 ? foreign : { entries: entries.map(nameInEnvironment) }
}

export const isWrong = (selection: Selection | readonly UserError[]): selection is readonly UserError[] =>
  Array.isArray(selection)
