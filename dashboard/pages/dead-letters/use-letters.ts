import {
  type DeadLetterFilter,
  ShowLetterGroups,
  type ShowLetterGroupsQuery,
  type ShowLetterQuery,
  ShowLetters,
  type ShowLettersQuery,
  ShowRedrives,
} from '../../../client/operations.ts'
import { useSince } from '../../app/moments.ts'
import type { Environment } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import type { LetterSearch } from './selection.ts'

type In<Query extends { readonly node?: unknown }> = Extract<NonNullable<Query['node']>, { readonly id: string }>
export type LetterGroup = NonNullable<In<ShowLetterGroupsQuery>['deadLetterGroups']>[number]
export type Letter = NonNullable<ShowLetterQuery['deadLetter']>
export type LetterRow = NonNullable<In<ShowLettersQuery>['deadLetters']>['nodes'][number]

/** What is another one when letters were sent again or discarded. */
export const CHANGED = [ShowRedrives, ShowLetterGroups, ShowLetters]

/** As many as one page of the API has. */
const PAGE = 100
const EVERY_MS = 3_000
/** Every look at queues of AWS receives their letters. */
const EVERY_MS_ON_AWS = 15_000

/** What waits in the dead-letter queues of an environment. */
export function useLetters(
  { id: environmentId, target }: Environment,
  search: LetterSearch,
  after: string | undefined,
) {
  const failedAfter = useSince(search.since)
  const live = {
    types: ['deadletter.added', 'redrive.progress', 'deployment.succeeded'],
    environmentId,
    atMostEveryMs: target.kind === 'AWS' ? EVERY_MS_ON_AWS : EVERY_MS,
  }
  const common = { ...(search.text !== undefined && { text: search.text }), ...(failedAfter && { failedAfter }) }
  const grouped = useOperation(ShowLetterGroups, { environmentId, filter: common }, { live })
  const groups = inside(grouped, environmentId)?.deadLetterGroups

  const routeId = groups?.find((group) => [group.routeName, group.routeId].includes(search.route ?? ''))?.routeId
  const filter: DeadLetterFilter = {
    ...common,
    ...(search.route !== undefined && { routeId: routeId === undefined ? [] : [routeId] }),
    ...(search.error !== undefined && { errorCode: search.error }),
  }
  const listed = useOperation(
    ShowLetters,
    { environmentId, first: PAGE, after, filter },
    { live, enabled: groups != null },
  )
  return {
    groups,
    page: inside(listed, environmentId)?.deadLetters,
    /** What finds the same letters for who redrives or discards them. */
    filter,
    isOld: grouped.isOld || listed.isOld,
    error: grouped.error ?? listed.error ?? (groups === null ? grouped.partial : undefined),
    retry() {
      grouped.retry()
      listed.retry()
    },
  }
}

/** What an answer has of this environment, and not of the one before. */
function inside<Node extends { readonly id?: string }>(
  { data }: { readonly data: { readonly node?: Node | null | undefined } | undefined },
  environmentId: string,
): Extract<Node, { readonly id: string }> | undefined {
  const node = data?.node
  return node?.id === environmentId ? (node as Extract<Node, { readonly id: string }>) : undefined
}
