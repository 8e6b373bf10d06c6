import type { FastifyRequest } from 'fastify'
import type { Caller, Identity } from '../../services/shared/caller.ts'
import { CHALLENGE } from '../admission.ts'
import { refuse } from '../refuse.ts'
import { callerOf, type RequestState } from '../request-state.ts'
import { decodeCursor, type Places } from './cursor.ts'
import { mayAskFor, readWanted, type Wanted } from './wanted.ts'

/** What a client that may listen asks for. */
export interface Asking {
  readonly caller: Caller & { readonly identity: Identity }
  readonly wanted: Wanted
  /** Where it has got to before. */
  readonly places: Places
}

/**
 * Reads a request for a stream.
 *
 * @param names of the services, in the order of the places in an id
 * @throws {GraphQLError} for what cannot be understood, and for who may not have it
 */
export async function readAsking({ state, query, headers }: FastifyRequest, names: readonly string[]): Promise<Asking> {
  const caller = await signedIn(state)
  const wanted = readWanted(Object(query))
  const places = placesIn(headers['last-event-id'], names)
  if (mayAskFor(caller, wanted)) return { caller, wanted, places }
  throw refuse('FORBIDDEN', 'There is nothing here that may be seen.', {
    status: 403,
    hint: 'Check the ids, who is signed in, and whether the token has the scope projects:read.',
  })
}

async function signedIn(state: RequestState): Promise<Asking['caller']> {
  const { identity, ...caller } = await callerOf(state)
  if (identity !== undefined) return { ...caller, identity }
  throw refuse('UNAUTHENTICATED', 'Nobody is signed in.', {
    status: 401,
    headers: CHALLENGE,
    hint: "Send a session's or an API token as 'Authorization: Bearer …'.",
  })
}

function placesIn(lastEventId: string | readonly string[] | undefined, names: readonly string[]): Places {
  if (lastEventId === undefined || lastEventId === '') return {}
  const places = decodeCursor(names, String(lastEventId))
  if (places !== undefined) return places
  throw refuse('BAD_REQUEST', 'The header Last-Event-ID is not the id of an event of this stream.', {
    status: 400,
    hint: 'Send the id that came last, as it came; leave it out to begin now.',
  })
}
