import { isDeepStrictEqual } from 'node:util'
import { parse } from 'graphql'
import { pino } from 'pino'
import type { Caller, Grant, Identity } from '../../../../services/shared/caller.ts'
import { createLog } from '../../../../services/shared/log.ts'
import { createSubgraph, type SubgraphOptions } from '../../../../services/shared/server/create-subgraph.ts'
import type { RequestContext, Subgraph } from '../../../../services/shared/server/subgraph.ts'

export const OURS = 'prj_0000000000aa'
export const THEIRS = 'prj_0000000000bb'
export const OUR_ENVIRONMENT = 'env_0000000000aa_00000001'
export const OTHER_ENVIRONMENT = 'env_0000000000aa_00000002'

/** Someone with these grants. */
export const member = (grants: Record<string, Grant>, more: Partial<Identity> = {}): Caller => ({
  requestId: 'req-1',
  identity: { actor: { id: 'acc_ann', kind: 'USER', name: 'Ann' }, accountId: 'acc_ann', grants, ...more },
})

export const nobody: Caller = { requestId: 'req-1' }

/** Lines of a log, as they are written. */
export function recordingLog() {
  const lines: Record<string, unknown>[] = []
  const log = createLog('debug', { write: (line: string) => void lines.push(JSON.parse(line)) })
  return { log, lines }
}

const HEAD = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  directive @access(to: String!, of: String) on OBJECT | FIELD_DEFINITION
  scalar DateTime
  scalar JSON
  type UserError { code: String! message: String! field: [String!] hint: String retryable: Boolean! }
  interface MutationPayload { userErrors: [UserError!]! replayed: Boolean! clientMutationId: String }
`

const quiet = createLog('silent', pino.destination({ dest: '/dev/null', sync: true }))

/** A subgraph of this SDL (the head is added) and these resolvers. */
export const subgraphOf = (
  sdl: string,
  resolvers: Readonly<Record<string, object>>,
  more: Partial<SubgraphOptions<RequestContext>> = {},
): Subgraph =>
  createSubgraph({
    name: 'tiny',
    typeDefs: parse(HEAD + sdl),
    resolvers,
    context: (caller) => ({ caller }),
    ready: async () => {},
    close: async () => {},
    log: quiet,
    ...more,
  })

/** Runs an operation three times, interpreted and compiled, and answers with what all gave: plain JSON. */
export async function ask(subgraph: Subgraph, caller: Caller, query: string, variables: Record<string, unknown> = {}) {
  const answers: unknown[] = []
  for (let time = 0; time < 3; time += 1) {
    answers.push(JSON.parse(JSON.stringify(await subgraph.execute({ query, variables }, caller))))
  }
  const [first, ...others] = answers.map((answer) => withoutLocations(answer))
  for (const other of others) {
    if (!isDeepStrictEqual(other, first)) {
      throw new Error(`Compiled it answers ${JSON.stringify(other)}, interpreted ${JSON.stringify(first)}`)
    }
  }
  return first as {
    data?: Record<string, never>
    errors?: { message: string; path?: unknown; extensions: { code: string } }[]
  }
}

const withoutLocations = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value) => (key === 'locations' ? undefined : value)))

/** The codes of an answer's errors. */
export const codes = ({ errors }: { errors?: { extensions: { code: string } }[] }): string[] =>
  (errors ?? []).map(({ extensions }) => extensions.code)
