/**
 * A control plane in memory: a hundred projects with five deployments each and their metrics, as three subgraphs and as
 * one schema. Every way of serving it answers from the same functions.
 */
interface Ref {
  readonly id: string
}

const PROJECTS = 100
const DEPLOYMENTS_EACH = 5

const projects = Array.from({ length: PROJECTS }, (_, n) => ({
  id: idOf('prj', n),
  slug: `project-${n}`,
  name: `Project ${n}`,
  createdAt: new Date(Date.UTC(2026, 0, 1 + (n % 28))).toISOString(),
}))
const projectById = new Map(projects.map((project) => [project.id, project]))

const deploymentsOf = new Map(
  projects.map(({ id }, p) => [
    id,
    Array.from({ length: DEPLOYMENTS_EACH }, (_, n) => ({
      id: `dep_${keyOf(p)}_${n}`,
      number: n,
      state: n % 3 === 0 ? 'FAILED' : 'SUCCEEDED',
      project: { id },
    })),
  ]),
)

/** Ids as the product has them. */
function idOf(kind: string, n: number): string {
  return `${kind}_${keyOf(n)}`
}

function keyOf(n: number): string {
  return String(n).padStart(12, '0')
}

const projectIds = projects.map(({ id }) => id)

const root = {
  projects: (_: unknown, { first }: { first: number }) => projects.slice(0, first),
  project: (_: unknown, { id }: Ref) => projectById.get(id),
}
const projectOfRef = ({ id }: Ref) => projectById.get(id)
const deployments = ({ id }: Ref, { first }: { first: number }) => deploymentsOf.get(id)?.slice(0, first) ?? []
const stats = ({ id }: Ref) => {
  const n = Number(id.slice(-3))
  return { received: 1_000 + n, succeeded: 990, failed: 4, dropped: 6 + n, errorRate: 0.004 }
}

const projectFields = `
  slug: String!
  name: String!
  createdAt: String!`
const deploymentType = `
  type Deployment {
    id: ID!
    number: Int!
    state: String!
    project: Project!
  }`
const statsType = `
  type Stats {
    received: Int!
    succeeded: Int!
    failed: Int!
    dropped: Int!
    errorRate: Float!
  }`
const queryFields = `
    projects(first: Int = 20): [Project!]!
    project(id: ID!): Project`

/** The same as one schema. */
export const monolith = `
  type Query {${queryFields}
  }
  type Project {
    id: ID!${projectFields}
    deployments(first: Int = 5): [Deployment!]!
    stats: Stats!
  }
  ${deploymentType}
  ${statsType}`

/**
 * The three subgraphs. `guarded` says on every field who may see it, as our own subgraphs must; stock ones do not know
 * the directive.
 */
export function subgraphs(guarded: boolean): Readonly<Record<'projects' | 'deployments' | 'metrics', string>> {
  const head = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  ${guarded ? 'directive @access(to: String!, of: String) on OBJECT | FIELD_DEFINITION' : ''}`
  const access = guarded ? '@access(to: "projects:read")' : ''
  return {
    projects: `${head}
  type Query {
    projects(first: Int = 20): [Project!]! ${access}
    project(id: ID!): Project ${access}
  }
  type Project @key(fields: "id") ${access} {
    id: ID!${projectFields}
  }`,
    deployments: `${head}
  type Project @key(fields: "id") ${access} {
    id: ID!
    deployments(first: Int = 5): [Deployment!]!
  }
  ${deploymentType}`,
    metrics: `${head}
  type Project @key(fields: "id") ${access} {
    id: ID!
    stats: Stats!
  }
  ${statsType}`,
  }
}

export const resolvers = {
  projects: { Query: root, Project: { __resolveReference: projectOfRef } },
  deployments: { Project: { deployments } },
  metrics: { Project: { stats } },
  monolith: {
    Query: root,
    Project: { deployments, stats },
    Deployment: { project: ({ project }: { project: Ref }) => projectOfRef(project) },
  },
}

/** The operations, each with new variables on every call, so that nothing is answered twice from one piece of work. */
export const operations = {
  'list of 20': {
    query: 'query List($first: Int!) { projects(first: $first) { id slug name createdAt } }',
    variables: () => ({ first: 20 }),
  },
  'two hops': {
    query: `query Hops($id: ID!) {
      project(id: $id) { name deployments(first: 5) { id number state project { id slug name } } }
    }`,
    variables: (n: number) => ({ id: projectIds[n % PROJECTS] }),
  },
  'three subgraphs': {
    query: `query Dashboard($first: Int!) {
      projects(first: $first) {
        id slug name deployments(first: 1) { id number state } stats { received succeeded failed dropped errorRate }
      }
    }`,
    variables: () => ({ first: 20 }),
  },
} as const
