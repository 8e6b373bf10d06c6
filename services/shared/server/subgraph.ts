import type { ExecutionResult } from 'graphql'
import type { Caller } from '../caller.ts'

/** A GraphQL operation as the gateway sends it to a subgraph. */
export interface SubgraphRequest {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
}

/** Answers an operation on behalf of a caller: in this process, or in another one over signed HTTP. */
export type SubgraphTransport = (request: SubgraphRequest, caller: Caller) => Promise<ExecutionResult>

/** A running subgraph, wherever it is served. */
export interface Subgraph {
  readonly name: string
  /** Never rejects: faults are errors of the result, masked, and are logged. */
  readonly execute: SubgraphTransport
  /** @throws why it cannot answer now */
  ready(): Promise<void>
  close(): Promise<void>
}

/** What the resolvers of one request share. A mutation that signs in or makes a project sets `caller` for the rest of it. */
export interface RequestContext {
  caller: Caller
}
