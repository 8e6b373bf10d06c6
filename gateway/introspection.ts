import { BREAK, type DocumentNode, visit } from 'graphql'
import type { Identity } from '../services/shared/caller.ts'
import type { Settings } from '../services/shared/settings.ts'
import { refuse } from './refuse.ts'
import type { RequestState } from './request-state.ts'

export type Introspection = Settings['introspection']

export const mayIntrospect = (introspection: Introspection, identity: Identity | undefined): boolean =>
  introspection === 'everyone' || (introspection === 'signed-in' && identity !== undefined)

/** The same text is parsed once and kept: what it asks for need not be looked up with every request. */
const known = new WeakMap<DocumentNode, boolean>()

/** @throws {GraphQLError} when the operation reads the schema, and its caller may not */
export function assertMayIntrospect(document: DocumentNode, state: RequestState): void {
  if (state.mayIntrospect || !readsSchema(document)) return
  throw refuse('FORBIDDEN', 'The schema cannot be read here.', {
    status: 403,
    hint: 'Where ROUTO_INTROSPECTION is signed-in, send a token. The schema is part of the documentation.',
  })
}

function readsSchema(document: DocumentNode): boolean {
  const before = known.get(document)
  if (before !== undefined) return before
  let found = false
  visit(document, {
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return undefined
      found = true
      return BREAK
    },
  })
  known.set(document, found)
  return found
}
