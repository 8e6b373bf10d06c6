import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import type { Caller, Identity } from '../../../services/shared/caller.ts'
import { createLog } from '../../../services/shared/log.ts'
import { createSubgraph } from '../../../services/shared/server/create-subgraph.ts'

const LINK = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@inaccessible", "@shareable"])
  directive @access(to: String!, of: String) on OBJECT | FIELD_DEFINITION
  scalar JSON
`

/** A small control plane: it knows tokens, lists, and how to be slow and to fail. */
const PROJECTS = `${LINK}
  type Query {
    viewer: Viewer @access(to: "public")
    caller: JSON @access(to: "public")
    projects(first: Int = 20, after: String): ProjectConnection! @access(to: "public")
    slow: String @access(to: "public")
    broken: String @access(to: "public")
    refused: String @access(to: "signed-in")
    wrong: Wrong @access(to: "public")
    authenticate(credential: String!): JSON @inaccessible @access(to: "system")
  }
  type Mutation {
    note(text: String!): String @access(to: "public")
    join: Project @access(to: "signed-in")
    leave: Project @access(to: "signed-in")
  }
  type Viewer { name: String! rateLimit: RateLimit! }
  type RateLimit { cost: Int! limit: Int! remaining: Int! }
  type Wrong { never: String! }
  type ProjectConnection { nodes: [Project!]! pageInfo: PageInfo! }
  type PageInfo { hasNextPage: Boolean! }
  type Project @key(fields: "id") @access(to: "public") {
    id: ID!
    name: String!
    self: Project!
    environments: [Environment!]!
  }
  type Environment { name: String! project: Project! }
`

const METRICS = `${LINK}
  type Project @key(fields: "id") @access(to: "public") { id: ID! stats: Stats role: String }
  type Stats { received: Int! }
`

/** Whom the tokens of these subgraphs stand for. */
const identities: Readonly<Record<string, Identity>> = Object.fromEntries(
  ['ana', 'bea'].map((name) => [
    `token-of-${name}`,
    { actor: { id: `acc_${name}`, kind: 'USER', name }, accountId: `acc_${name}`, grants: {} },
  ]),
)

interface Stage {
  /** Answers `slow`. */
  readonly slow?: () => Promise<string>
}

/** @param revoked tokens that stand for nobody any more */
export function createStage({ slow = async () => 'done' }: Stage = {}) {
  const log = createLog('silent')
  const revoked = new Set<string>()
  const joined = new Set<string>()
  const identify = (credential: string): Identity | null => {
    const identity = revoked.has(credential) ? undefined : identities[credential]
    if (identity === undefined) return null
    return joined.has(identity.actor.id) ? { ...identity, grants: { [project.id]: { role: 'OWNER' } } } : identity
  }
  const project = { id: 'prj_000000000001', name: 'Orders' }
  const environment = { name: 'prod', project }
  const shown = { ...project, self: project, environments: [environment] }
  Object.assign(project, shown)
  const base = {
    log,
    ready: async () => undefined,
    close: async () => undefined,
    context: (caller: Caller) => ({ caller }),
  }
  const projects = createSubgraph({
    ...base,
    name: 'projects',
    typeDefs: parse(PROJECTS),
    resolvers: {
      Query: {
        viewer: (_: unknown, __: unknown, { caller }: Asked) => ({
          name: caller.identity?.actor.name ?? 'nobody',
          rateLimit: caller.rateLimit,
        }),
        caller: (_: unknown, __: unknown, { caller }: Asked) => caller,
        projects: (_: unknown, { first }: { first: number }) => ({
          nodes: Array.from({ length: Math.min(first, 3) }, () => shown),
          pageInfo: { hasNextPage: false },
        }),
        slow,
        broken: () => {
          throw new Error('The password is hunter2.')
        },
        refused: () => 'for members',
        wrong: () => ({ never: null }),
        authenticate: (_: unknown, { credential }: { credential: string }) => identify(credential),
      },
      Mutation: {
        note: (_: unknown, { text }: { text: string }) => text,
        join: (_: unknown, __: unknown, { caller }: Asked) => {
          joined.add(caller.identity?.actor.id ?? '')
          return shown
        },
        leave: (_: unknown, __: unknown, { caller }: Asked) => {
          revoked.add(`token-of-${caller.identity?.actor.name}`)
          return shown
        },
      },
      Project: { __resolveReference: () => shown },
    },
  })
  const metrics = createSubgraph({
    ...base,
    name: 'metrics',
    typeDefs: parse(METRICS),
    resolvers: {
      Project: {
        __resolveReference: ({ id }: { id: string }) => ({ id, stats: { received: 7 } }),
        role: ({ id }: { id: string }, _: unknown, { caller }: Asked) => caller.identity?.grants[id]?.role,
      },
    },
  })
  return { projects, metrics, revoked, supergraph }
}

interface Asked {
  readonly caller: Caller
}

const supergraph = compose({ projects: PROJECTS, metrics: METRICS })

function compose(subgraphs: Readonly<Record<string, string>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}` })),
  )
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'))
  return supergraphSdl
}
