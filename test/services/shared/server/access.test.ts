import { expect, test } from '@jest/globals'
import { type Caller, systemCaller } from '../../../../services/shared/caller.ts'
import type { RequestContext } from '../../../../services/shared/server/subgraph.ts'
import { ask, codes, member, nobody, OTHER_ENVIRONMENT, OUR_ENVIRONMENT, OURS, subgraphOf, THEIRS } from './support.ts'

const SDL = `
  interface Node { id: ID! }
  type Query {
    open: String @access(to: "public")
    closed: String @access(to: "signed-in")
    inside: String @access(to: "system")
    node(id: ID!): Node @access(to: "projects:read")
    project(id: ID!): Project @access(to: "projects:read")
    projects: [Project!]! @access(to: "projects:read")
    always: Project! @access(to: "signed-in")
    count(id: ID!): Int! @access(to: "projects:read", of: "id")
    title(id: ID!): String @access(to: "audit:read", of: "id")
    search(ids: [ID!], where: Where): String @access(to: "projects:read")
  }
  input Where { environmentId: ID, actorId: ID }
  type Mutation {
    rename(input: RenameInput!): RenamePayload! @access(to: "projects:write", of: "input.id")
    copy(input: CopyInput!): RenamePayload! @access(to: "routes:write", of: "input.projectId")
    make: RenamePayload! @access(to: "projects:create")
    record(id: ID!): Boolean! @access(to: "projects:write", of: "id")
  }
  input RenameInput { id: ID!, name: String, clientMutationId: String }
  input CopyInput { projectId: ID!, from: [ID!] }
  type RenamePayload implements MutationPayload {
    project: Project
    names: [String!]!
    userErrors: [UserError!]!
    replayed: Boolean!
    clientMutationId: String
  }
  type Project implements Node @key(fields: "id") @access(to: "projects:read") {
    id: ID!
    name: String
    tokens: [String!] @access(to: "tokens:write")
    environments: [Environment!]!
    route(environmentId: ID!): String
  }
  type Environment implements Node @key(fields: "id") @access(to: "projects:read") { id: ID! }
  type Token implements Node @key(fields: "id") @access(to: "signed-in") { id: ID! }
`

const projects: Record<string, { id: string; name: string }> = {
  [OURS]: { id: OURS, name: 'ours' },
  [THEIRS]: { id: THEIRS, name: 'theirs' },
}

const load = async (id: string) => projects[id] ?? null

const resolvers = {
  Query: {
    open: () => 'open',
    closed: () => 'closed',
    inside: () => 'inside',
    node: async (_: unknown, { id }: { id: string }) => projects[id] ?? { id },
    project: (_: unknown, { id }: { id: string }) => load(id),
    projects: () => Object.keys(projects).map(load),
    always: () => load(THEIRS),
    count: () => 7,
    title: () => 'title',
    search: () => 'found',
  },
  Mutation: {
    rename: async (_: unknown, { input }: { input: { id: string; name?: string } }) => ({
      project: { id: input.id, name: input.name },
    }),
    copy: async () => ({ names: ['copied'] }),
    make: async (_: unknown, __: unknown, context: RequestContext) => {
      const { identity } = context.caller
      if (identity === undefined) throw new Error('nobody')
      context.caller = { ...context.caller, identity: { ...identity, grants: { [THEIRS]: { role: 'OWNER' } } } }
      return { project: await load(THEIRS) }
    },
    record: () => true,
  },
  Node: {
    __resolveType: ({ id }: { id: string }) => ({ prj: 'Project', env: 'Environment' })[id.slice(0, 3)] ?? 'Token',
  },
  Project: {
    __resolveReference: ({ id }: { id: string }) => load(id),
    tokens: () => ['token'],
    environments: () => [{ id: OUR_ENVIRONMENT }, { id: OTHER_ENVIRONMENT }],
    route: () => 'route',
  },
}

const subgraph = subgraphOf(SDL, resolvers)
const viewer = member({ [OURS]: { role: 'VIEWER' } })
const developer = member({ [OURS]: { role: 'DEVELOPER' } })
const admin = member({ [OURS]: { role: 'ADMIN' } })
const token = (...scopes: ('projects:read' | 'routes:write' | 'projects:create')[]) =>
  member({ [OURS]: { role: 'OWNER' } }, { scopes })
const restricted = member({ [OURS]: { role: 'ADMIN', environments: [OUR_ENVIRONMENT] } })
const system = systemCaller('req-1')

test.each<[string, Caller, string, unknown, string[]]>([
  ['a public field answers nobody', nobody, '{ open }', { open: 'open' }, []],
  ['a field for who is signed in refuses nobody', nobody, '{ closed }', { closed: null }, ['UNAUTHENTICATED']],
  ['a field for who is signed in answers anyone', member({}), '{ closed }', { closed: 'closed' }, []],
  ['a field of the system refuses an owner', admin, '{ inside }', { inside: null }, ['FORBIDDEN']],
  ['a field of the system refuses nobody', nobody, '{ inside }', { inside: null }, ['FORBIDDEN']],
  ['a field of the system answers the system', system, '{ inside }', { inside: 'inside' }, []],
  [
    'the system sees every project',
    system,
    `{ project(id: "${THEIRS}") { name } }`,
    { project: { name: 'theirs' } },
    [],
  ],
  ['a member sees its project', viewer, `{ project(id: "${OURS}") { name } }`, { project: { name: 'ours' } }, []],
  ["another's project is not there", viewer, `{ project(id: "${THEIRS}") { name } }`, { project: null }, []],
  ['an id of nothing is not there', viewer, '{ project(id: "prj_0000000000cc") { name } }', { project: null }, []],
  ["another's node is not there", viewer, `{ node(id: "${THEIRS}") { id } }`, { node: null }, []],
  [
    'a node is there',
    viewer,
    `{ node(id: "${OURS}") { __typename id } }`,
    { node: { __typename: 'Project', id: OURS } },
    [],
  ],
  ['what has an empty id is not there', viewer, '{ node(id: "") { id } }', { node: null }, []],
  ['a node of no project is there', viewer, '{ node(id: "tok_1") { id } }', { node: { id: 'tok_1' } }, []],
  ['a list is without what is hidden', viewer, '{ projects { name } }', { projects: [{ name: 'ours' }] }, []],
  ['what is never null is refused where it is hidden', viewer, '{ always { name } }', null, ['FORBIDDEN']],
  ['a number of a hidden project is refused', viewer, `{ count(id: "${THEIRS}") }`, null, ['FORBIDDEN']],
  [
    "a field's own rule replaces that of its type",
    viewer,
    `{ project(id: "${OURS}") { name tokens } }`,
    { project: { name: 'ours', tokens: null } },
    ['FORBIDDEN'],
  ],
  [
    "a field's own rule lets through whom it names",
    admin,
    `{ project(id: "${OURS}") { tokens } }`,
    { project: { tokens: ['token'] } },
    [],
  ],
  ['a role that is too small is refused', developer, `{ title(id: "${OURS}") }`, { title: null }, ['FORBIDDEN']],
  ['a hidden project is null before it is forbidden', developer, `{ title(id: "${THEIRS}") }`, { title: null }, []],
  ['a token without the scope is refused', token('routes:write'), '{ projects { name } }', null, ['FORBIDDEN']],
  [
    'a token with the scope is answered',
    token('projects:read'),
    '{ projects { name } }',
    { projects: [{ name: 'ours' }] },
    [],
  ],
  [
    'a grant for one environment shows only that one',
    restricted,
    `{ project(id: "${OURS}") { environments { id } } }`,
    { project: { environments: [{ id: OUR_ENVIRONMENT }] } },
    [],
  ],
  [
    'an argument of a field inside is looked at too',
    restricted,
    `{ project(id: "${OURS}") { route(environmentId: "${OTHER_ENVIRONMENT}") } }`,
    { project: { route: null } },
    [],
  ],
  [
    'an argument within the grant is taken',
    restricted,
    `{ project(id: "${OURS}") { route(environmentId: "${OUR_ENVIRONMENT}") } }`,
    { project: { route: 'route' } },
    [],
  ],
  ['hidden ids in lists are not there', viewer, `{ search(ids: ["${OURS}", "${THEIRS}"]) }`, { search: null }, []],
  [
    'hidden ids in objects are not there',
    viewer,
    `{ search(where: { environmentId: "env_0000000000bb_1" }) }`,
    { search: null },
    [],
  ],
  [
    'ids of no project pass',
    viewer,
    `{ search(ids: ["${OURS}"], where: { actorId: "acc_bob" }) }`,
    { search: 'found' },
    [],
  ],
])('%s', async (_name, caller, query, data, errors) => {
  const answer = await ask(subgraph, caller, query)
  expect(codes(answer)).toEqual(errors)
  expect(answer.data).toEqual(data)
})

const PAYLOAD = '{ project { name } names userErrors { code field message retryable } replayed clientMutationId }'
const missing = (field: string[], what = 'project') => ({
  project: null,
  names: [],
  userErrors: [{ code: 'NOT_FOUND', field, message: `There is no such ${what}.`, retryable: false }],
  replayed: false,
})

test.each<[string, Caller, string, unknown, string[]]>([
  [
    'a mutation answers with everything that payloads have',
    admin,
    `rename(input: { id: "${OURS}", name: "new", clientMutationId: "mine" }) ${PAYLOAD}`,
    { rename: { project: { name: 'new' }, names: [], userErrors: [], replayed: false, clientMutationId: 'mine' } },
    [],
  ],
  [
    'a mutation of what is hidden says that it is not there',
    admin,
    `rename(input: { id: "${THEIRS}", clientMutationId: "mine" }) ${PAYLOAD}`,
    { rename: { ...missing(['input', 'id']), clientMutationId: 'mine' } },
    [],
  ],
  [
    'a mutation of what never was says the same',
    admin,
    `rename(input: { id: "prj_0000000000cc" }) ${PAYLOAD}`,
    { rename: { ...missing(['input', 'id']), clientMutationId: null } },
    [],
  ],
  [
    'a mutation of what is no id says that it is not there',
    admin,
    `rename(input: { id: "../../etc" }) ${PAYLOAD}`,
    { rename: { ...missing(['input', 'id'], 'object'), clientMutationId: null } },
    [],
  ],
  [
    'a mutation that the role may not do is refused',
    developer,
    `rename(input: { id: "${OURS}" }) ${PAYLOAD}`,
    null,
    ['FORBIDDEN'],
  ],
  [
    'a mutation that the scope does not hold is refused',
    token('projects:read'),
    `rename(input: { id: "${OURS}" }) ${PAYLOAD}`,
    null,
    ['FORBIDDEN'],
  ],
  ['a mutation refuses nobody', nobody, `rename(input: { id: "${OURS}" }) ${PAYLOAD}`, null, ['UNAUTHENTICATED']],
  [
    'every other id is looked at too',
    developer,
    `copy(input: { projectId: "${OURS}", from: ["${OURS}", "${THEIRS}"] }) ${PAYLOAD}`,
    { copy: { ...missing(['input', 'from', '1']), clientMutationId: null } },
    [],
  ],
  ['a mutation without a payload refuses what is hidden', admin, `record(id: "${THEIRS}")`, null, ['FORBIDDEN']],
  [
    'who makes a project sees it in the same answer',
    member({}),
    'make { project { name } }',
    { make: { project: { name: 'theirs' } } },
    [],
  ],
])('%s', async (_name, caller, mutation, data, errors) => {
  const answer = await ask(subgraph, caller, `mutation { ${mutation} }`)
  expect(codes(answer)).toEqual(errors)
  expect(answer.data).toEqual(data)
})

const ENTITIES =
  'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Project { name } ... on Token { id } } }'

test('references to what is hidden are null, whether it exists or not', async () => {
  const of = [OURS, THEIRS, 'prj_0000000000cc', 'nonsense'].map((id) => ({ __typename: 'Project', id }))
  expect(await ask(subgraph, viewer, ENTITIES, { of: [...of, { __typename: 'Token', id: 'tok_1' }] })).toEqual({
    data: { _entities: [{ name: 'ours' }, null, null, null, { id: 'tok_1' }] },
  })
})

test('a reference that is refused fails alone', async () => {
  const of = [
    { __typename: 'Project', id: OURS },
    { __typename: 'Token', id: 'tok_1' },
  ]
  const answer = await ask(subgraph, token('routes:write'), ENTITIES, { of })
  expect(answer.data).toEqual({ _entities: [null, { id: 'tok_1' }] })
  expect(codes(answer)).toEqual(['FORBIDDEN'])
})

test('an object without a place is a fault, not a way in', async () => {
  const lost = subgraphOf(
    'type Query { one: Thing @access(to: "public") } type Thing @key(fields: "id") @access(to: "projects:read") { id: ID! }',
    { Query: { one: () => ({ id: 'thing' }) } },
  )
  expect(codes(await ask(lost, admin, '{ one { id } }'))).toEqual(['INTERNAL'])
})

test('a schema that leaves anything open, or unanswered, is not served, and all of it is named', () => {
  const open = `
    type Query {
      bare: String
      odd(id: ID): String @access(to: "projects:raed")
      astray(id: ID): String @access(to: "projects:read", of: "id")
      silent: String @access(to: "public")
    }
    type Thing @key(fields: "id") { id: ID!, list(first: Int): [String!] }
    type Other @access(to: "projects:read", of: "id") { id: ID! @access(to: "system", of: "id") }
  `
  const Query = { bare: () => '', odd: () => '', astray: () => '' }
  expect(() => subgraphOf(open, { Query })).toThrow(
    [
      'The schema cannot be served:',
      '- Query.bare is without @access',
      '- Query.odd says to: "projects:raed", which is no permission',
      '- Query.astray says of: "id", which is no argument of the type ID!',
      '- Query.silent has no resolver',
      '- Thing is an entity without @access',
      '- Thing.list has no resolver',
      '- Other says "of", which is only for fields of Query and Mutation',
      '- Other.id says "of", which is only for fields of Query and Mutation',
    ].join('\n'),
  )
})

test('an input that contains itself is not served', () => {
  const sdl = 'type Query { a(where: Where): String @access(to: "public") } input Where { id: ID, and: [Where!] }'
  expect(() => subgraphOf(sdl, { Query: { a: () => '' } })).toThrow('Where contains itself')
})
