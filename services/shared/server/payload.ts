import { type GraphQLOutputType, getNullableType, isListType, isNonNullType, isObjectType } from 'graphql'

/** Makes the payload of a mutation of what its work gave. */
export type Complete = (outcome: unknown, args: Readonly<Record<string, unknown>>) => unknown

/**
 * What fills in the fields that all payloads have, so that no service has to: `userErrors`, `replayed`, the client's own id, and
 * empty lists where a payload with problems has no results. Undefined where the type is no `MutationPayload`.
 */
export function payloadOf(type: GraphQLOutputType): Complete | undefined {
  const payload = getNullableType(type)
  if (!isObjectType(payload) || !payload.getInterfaces().some(({ name }) => name === 'MutationPayload'))
    return undefined
  const lists = Object.values(payload.getFields()).filter(
    (field) => isNonNullType(field.type) && isListType(getNullableType(field.type)),
  )
  const empty = { replayed: false, ...Object.fromEntries(lists.map(({ name }) => [name, []])) }
  return (outcome, args) => ({ ...empty, ...(outcome as object), clientMutationId: clientMutationIdIn(args) })
}

const clientMutationIdIn = ({ input }: Readonly<Record<string, unknown>>): unknown =>
  typeof input === 'object' && input !== null && 'clientMutationId' in input ? input.clientMutationId : undefined
