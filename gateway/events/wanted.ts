import type { GraphQLError } from 'graphql'
import { type Caller, hasScope, may } from '../../services/shared/caller.ts'
import type { FeedEvent } from '../../services/shared/feed/event.ts'
import { eventPatterns, isWanted } from '../../services/shared/feed/event-patterns.ts'
import { kindOf } from '../../services/shared/ids.ts'
import { refuse } from '../refuse.ts'

/** Which of the events that a caller may see a client wants. */
export interface Wanted {
  readonly projectId?: string
  readonly environmentId?: string
  readonly types: readonly string[]
}

const PARAMETERS = ['projectId', 'environmentId', 'types'] as const

/**
 * What a query string asks for.
 *
 * @throws {GraphQLError} BAD_REQUEST, that says what cannot be understood
 */
export function readWanted(query: Readonly<Record<string, unknown>>): Wanted {
  const known: readonly string[] = PARAMETERS
  const strange = Object.entries(query).find(([name, value]) => !known.includes(name) || typeof value !== 'string')
  if (strange !== undefined)
    throw misunderstood(`There is no parameter "${strange[0].slice(0, 40)}", or it comes twice.`)
  const [projectId, environmentId, types] = PARAMETERS.map((name) => query[name] as string | undefined) // as was just seen
  const patterns = types?.split(',') ?? ['*']
  if (!patterns.every((pattern) => eventPatterns.includes(pattern))) {
    throw misunderstood(`"types" are names of events with commas between them, of: ${eventPatterns.join(', ')}.`)
  }
  return {
    types: patterns,
    ...(projectId !== undefined && { projectId: idOf('prj', projectId) }),
    ...(environmentId !== undefined && { environmentId: idOf('env', environmentId) }),
  }
}

function idOf(kind: 'prj' | 'env', id: string): string {
  if (kindOf(id) === kind) return id
  throw misunderstood(`"${kind === 'prj' ? 'projectId' : 'environmentId'}" begins with "${kind}_".`)
}

const misunderstood = (message: string): GraphQLError => refuse('BAD_REQUEST', message, { status: 400 })

/** Whether what is asked for exists for the caller at all. */
export const mayAskFor = (caller: Caller, { projectId, environmentId }: Wanted): boolean =>
  caller.identity !== undefined &&
  hasScope(caller, 'projects:read') &&
  [projectId, environmentId].every((id) => id === undefined || may(caller, 'projects:read', id))

/** Whether an event goes to this client: asked for, and the caller's to see. */
export const isFor = (caller: Caller, wanted: Wanted, { type, projectId, environmentId }: FeedEvent): boolean =>
  (wanted.projectId ?? projectId) === projectId &&
  (wanted.environmentId ?? environmentId) === environmentId &&
  isWanted(wanted.types, type) &&
  may(caller, 'projects:read', environmentId ?? projectId)
