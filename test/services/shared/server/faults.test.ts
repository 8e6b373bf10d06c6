import { expect, test } from '@jest/globals'
import { Refusal } from '../../../../services/shared/refusal.ts'
import { ask, codes, nobody, recordingLog, subgraphOf } from './support.ts'

const SDL = `
  interface Animal { name: String }
  type Dog implements Animal { name: String }
  type Thing { plain: String, later: String, called: String }
  type Query {
    broken: String @access(to: "public")
    other: String @access(to: "public")
    refused: String @access(to: "public")
    never: String! @access(to: "public")
    text: Int @access(to: "public")
    animal: Animal @access(to: "public")
    thing: Thing @access(to: "public")
    echo(id: ID!, first: Int): String @access(to: "public")
  }
`

const shared = new Error('cannot reach 10.0.0.7 with password hunter2', { cause: new Error('connection refused') })
const resolvers = {
  Query: {
    broken: async () => Promise.reject(shared),
    other: () => {
      throw shared
    },
    refused: () => {
      throw new Refusal('RATE_LIMITED', 'Too often.', { retryAfterMs: 500 })
    },
    never: () => null,
    text: () => 'text',
    animal: async () => ({ name: 'Rex' }),
    thing: () => ({ plain: 'plain', later: Promise.resolve('later'), called: () => 'called' }),
    echo: (_: unknown, { id }: { id: string }) => id,
  },
  Animal: {
    __resolveType: () => {
      throw new Error('no idea')
    },
  },
}

const subgraph = subgraphOf(SDL, resolvers)

test('of a fault the caller learns that it happened and its request id, nothing else', async () => {
  const answer = await ask(subgraph, nobody, '{ broken }')
  expect(answer).toEqual({
    data: { broken: null },
    errors: [
      {
        message: 'Something failed on our side. The log has it under this request id.',
        path: ['broken'],
        extensions: { code: 'INTERNAL', requestId: 'req-1' },
      },
    ],
  })
})

test('a fault is logged once, with its stack and cause, however many fields it fails', async () => {
  const { log, lines } = recordingLog()
  await subgraphOf(SDL, resolvers, { log }).execute(
    { query: 'query Both { broken other }', operationName: 'Both' },
    nobody,
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    level: 'error',
    requestId: 'req-1',
    subgraph: 'tiny',
    operation: 'Both',
    err: { stack: expect.stringContaining('faults.test.ts'), cause: { message: 'connection refused' } },
  })
})

test.each([
  ['a value that does not fit its type', '{ text }'],
  ['a null where none may be', '{ never }'],
  ['an object that does not say what it is', '{ animal { name } }'],
])('%s is a fault', async (_name, query) => {
  expect(codes(await ask(subgraph, nobody, query))).toEqual(['INTERNAL'])
})

test.each(['later', 'called'])('a property that is no plain value is a fault from its first use: %s', async (name) => {
  const { log, lines } = recordingLog()
  await subgraphOf(SDL, resolvers, { log }).execute({ query: `{ thing { plain ${name} } }` }, nobody)
  expect(lines).toMatchObject([{ err: { message: `Thing.${name} is no plain value: it needs a resolver.` } }])
})

test('a refusal reaches the caller with its words and details, and is not logged', async () => {
  const { log, lines } = recordingLog()
  const { errors } = await ask(subgraphOf(SDL, resolvers, { log }), nobody, '{ refused }')
  expect(errors).toEqual([
    { message: 'Too often.', path: ['refused'], extensions: { code: 'RATE_LIMITED', retryAfterMs: 500 } },
  ])
  expect(lines).toEqual([])
})

test.each([
  ['no GraphQL', '{ echo(', {}, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
  ['a field that is not there', '{ ehco }', {}, 'GRAPHQL_VALIDATION_FAILED', 'ehco'],
  ['a variable of another type', 'query ($n: Int) { echo(id: 1, first: $n) }', { n: 'x' }, 'BAD_USER_INPUT', '"$n"'],
  ['a variable that is missing', 'query ($id: ID!) { echo(id: $id) }', {}, 'BAD_USER_INPUT', '"$id"'],
  ['more tokens than any plan has', `{ ${'echo(id: 1) '.repeat(5_000)} }`, {}, 'GRAPHQL_PARSE_FAILED', 'tokens'],
])('%s is a mistake of the request', async (_name, query, variables, code, words) => {
  const { log, lines } = recordingLog()
  // The wording of what variables do not fit differs between the first time and later ones; the code does not.
  const own = subgraphOf(SDL, resolvers, { log })
  for (let time = 0; time < 3; time += 1) {
    const { errors } = await own.execute({ query, variables }, nobody)
    expect(errors?.[0]?.message).toContain(words)
    expect(errors?.[0]?.extensions).toEqual({ code })
  }
  expect(lines).toEqual([])
})

test('a context that cannot be made fails the operation, masked', async () => {
  const { log, lines } = recordingLog()
  const context = () => {
    throw new Error('no store')
  }
  const answer = await ask(subgraphOf(SDL, resolvers, { log, context }), nobody, '{ text }')
  expect(codes(answer)).toEqual(['INTERNAL'])
  expect(JSON.stringify(answer)).not.toContain('no store')
  expect(lines).toHaveLength(3)
})

test('of several operations the named one runs', async () => {
  const both = 'query One { a: echo(id: "1") } query Two { a: echo(id: "2") }'
  for (const operationName of ['One', 'Two', 'One', 'Two', 'One', 'Two']) {
    const { data } = await subgraph.execute({ query: both, operationName }, nobody)
    expect(data).toEqual({ a: operationName === 'One' ? '1' : '2' })
  }
  const { errors } = await subgraph.execute({ query: both, operationName: 'Three' }, nobody)
  expect(errors?.[0]?.message).toContain('Three')
})
