import type { ShowStacksQuery } from '../../../client/operations.ts'

type Node = NonNullable<ShowStacksQuery['node']>

/** A stack, and a part of it, as the page knows them. */
export type Stack = NonNullable<Extract<Node, { readonly stacks?: unknown }>['stacks']>[number]
export type Resource = Stack['resources']['nodes'][number]
