import type { DataPlane, DeadLetter, DeadLetterGroup, LetterQuery } from '../../../targets/data-plane.ts'
import { type Caller, may } from '../../shared/caller.ts'
import { environmentOf, idInEnvironment, idWithin, nameInEnvironment, projectOf } from '../../shared/ids.ts'
import { type PageArgs, sizeOf } from '../../shared/pages.ts'
import { forbidden } from '../../shared/refusal.ts'
import { fromTarget } from '../target.ts'
import { type LetterFilter, queryOf } from './selection.ts'

/** A dead letter with its global id. */
export interface LetterView extends DeadLetter {
  readonly environmentId: string
}

/** `DeadLetterConnection` of the schema. */
export interface LetterPage {
  readonly nodes: readonly LetterView[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly endCursor?: string
  }
  readonly totalCount: number
}

/** `DeadLetterGroup` of the schema. */
export interface LetterGroupView extends Omit<DeadLetterGroup, 'latest'> {
  readonly routeId: string
  readonly latest: LetterView
}

export interface LetterArgs extends PageArgs {
  readonly filter?: LetterFilter | null | undefined
}

/**
 * A page of the dead letters of an environment, the oldest first.
 *
 * @throws {Refusal} for impossible arguments, for a text that is looked for by who may not read messages, and where the target cannot
 * be asked now
 */
export async function findLetters(
  dataPlane: DataPlane,
  caller: Caller,
  environmentId: string,
  { filter, ...args }: LetterArgs,
): Promise<LetterPage> {
  const first = sizeOf(args)
  const query = { ...askedBy(caller, environmentId, filter), first, ...(args.after != null && { after: args.after }) }
  const { letters, next, total } = await fromTarget(() => dataPlane.deadLetters(query))
  return {
    nodes: letters.map((letter) => viewOf(environmentId, letter)),
    pageInfo: {
      hasNextPage: next !== undefined,
      hasPreviousPage: args.after != null,
      ...(next !== undefined && { endCursor: next }),
    },
    totalCount: total,
  }
}

/**
 * The dead letters of an environment by route and kind of error, the largest group first.
 *
 * @throws {Refusal} as `findLetters`
 */
export async function groupLetters(
  dataPlane: DataPlane,
  caller: Caller,
  environmentId: string,
  filter: LetterArgs['filter'],
): Promise<readonly LetterGroupView[]> {
  const query = askedBy(caller, environmentId, filter)
  const groups = await fromTarget(() => dataPlane.deadLetterGroups(query))
  return groups.map(({ latest, ...group }) => ({
    ...group,
    routeId: idWithin('rte', projectOf(environmentId) ?? '', group.route),
    latest: viewOf(environmentId, latest),
  }))
}

function askedBy(caller: Caller, environmentId: string, filter: LetterArgs['filter']): LetterQuery {
  if (filter?.text != null && !may(caller, 'messages:read', environmentId)) throw forbidden('messages:read')
  return queryOf(environmentId, filter ?? {})
}

/**
 * One dead letter by its global id; undefined where it is none any more.
 *
 * @throws {Refusal} where the target cannot be asked now
 */
export async function findLetter(dataPlane: DataPlane, id: string): Promise<LetterView | undefined> {
  const environmentId = environmentOf(id)
  if (environmentId === undefined) return undefined
  const letter = await fromTarget(() => dataPlane.deadLetter(environmentId, nameInEnvironment(id)))
  return letter && viewOf(environmentId, letter)
}

const viewOf = (environmentId: string, letter: DeadLetter): LetterView => ({
  ...letter,
  id: idInEnvironment('dlq', environmentId, letter.id),
  environmentId,
})
