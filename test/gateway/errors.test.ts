import { afterAll, expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { codes, openGateway } from './testkit/open-gateway.ts'
import { createStage } from './testkit/subgraphs.ts'

const gateway = await openGateway()
afterAll(gateway.close)

test('of a fault the client learns that it happened, where, and under which id', async () => {
  const { status, data, errors, headers, text } = await gateway.ask('{ broken viewer { name } }')
  expect(status).toBe(200)
  expect(data).toEqual({ broken: null, viewer: { name: 'nobody' } })
  expect(errors).toEqual([
    {
      message: 'Something went wrong on our side.',
      path: ['broken'],
      extensions: { code: 'INTERNAL', hint: expect.any(String), requestId: headers.get('x-request-id') },
    },
  ])
  expect(text).not.toContain('hunter2')
})

test('a refusal of a subgraph reaches the client in its words, without the name of the subgraph', async () => {
  const answer = await gateway.ask('{ refused }')
  expect(answer.errors).toMatchObject([{ message: 'Nobody is signed in.', extensions: { code: 'UNAUTHENTICATED' } }])
  expect(Object.keys(answer.errors[0]?.extensions ?? {})).toEqual(['code', 'hint', 'requestId'])
})

test.each([
  ['an error without a code', new GraphQLError('at 10.0.0.7'), 'INTERNAL', 'Something went wrong on our side.'],
  [
    'an error with a code of another program',
    new GraphQLError('at 10.0.0.7', { extensions: { code: 'E_CONN', stacktrace: ['at 10.0.0.7'] } }),
    'INTERNAL',
    'Something went wrong on our side.',
  ],
  [
    'a subgraph that does not answer',
    new GraphQLError('metrics does not answer.', {
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, at: '10.0.0.7' },
    }),
    'SUBGRAPH_UNAVAILABLE',
    'metrics does not answer.',
  ],
])('%s does not tell more than its words', async (_name, error, code, message) => {
  const stage = createStage()
  const metrics = async () => ({ data: null, errors: [error] })
  await using gateway = await openGateway({ stage, transports: { projects: stage.projects.execute, metrics } })
  const answer = await gateway.ask('{ projects(first: 1) { nodes { name stats { received } } } }')
  expect(answer.data).toEqual({ projects: { nodes: [{ name: 'Orders', stats: null }] } })
  expect(codes(answer)).toEqual([code])
  expect(answer.errors[0]?.message).toBe(message)
  expect(answer.text).not.toContain('10.0.0.7')
  expect(answer.text).not.toContain('serviceName')
})

test('a transport that throws fails its own fields only, and is logged once with its reason', async () => {
  const stage = createStage()
  const metrics = async () => {
    throw new Error('at 10.0.0.7')
  }
  await using gateway = await openGateway({ stage, transports: { projects: stage.projects.execute, metrics } })
  const answer = await gateway.ask('{ projects(first: 1) { nodes { name stats { received } } } }')
  expect(answer.data).toEqual({ projects: { nodes: [{ name: 'Orders', stats: null }] } })
  expect(codes(answer)).toEqual(['INTERNAL'])
  const faults = gateway.lines.filter(({ level }) => level === 'error')
  expect(faults).toMatchObject([{ requestId: answer.headers.get('x-request-id'), err: { message: 'at 10.0.0.7' } }])
})

test('what a subgraph gives against its schema is null with an error, not silently', async () => {
  const stage = createStage()
  const metrics = async () => ({ data: { _entities: [{ __typename: 'Project', stats: { received: 'many' } }] } })
  await using gateway = await openGateway({ stage, transports: { projects: stage.projects.execute, metrics } })
  const answer = await gateway.ask('{ projects(first: 1) { nodes { name stats { received } } } }')
  expect(answer.data).toEqual({ projects: { nodes: [{ name: 'Orders', stats: null }] } })
  expect(codes(answer)).toContain('INTERNAL')
  expect(JSON.parse(answer.text)).not.toHaveProperty('extensions')
})

test('a subgraph that wants to be left alone for a while is heard', async () => {
  const stage = createStage()
  const limited = new GraphQLError('Too many attempts.', { extensions: { code: 'RATE_LIMITED', retryAfterMs: 4_200 } })
  const projects = async () => ({ data: null, errors: [limited] })
  await using gateway = await openGateway({ stage, transports: { projects, metrics: stage.metrics.execute } })
  const answer = await gateway.ask('{ viewer { name } }')
  expect(codes(answer)).toEqual(['RATE_LIMITED'])
  expect(answer.headers.get('retry-after')).toBe('5')
})

test.each([
  [
    'a variable that does not fit',
    'query Q($n: Int) { projects(first: $n) { nodes { name } } }',
    { n: 'x' },
    'BAD_USER_INPUT',
  ],
  ['a field that is not there', '{ viewer { nam } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['half an operation', '{ viewer {', {}, 'GRAPHQL_PARSE_FAILED'],
  [
    'an operation among several',
    'query A { viewer { name } } query B { viewer { name } }',
    {},
    'OPERATION_RESOLUTION_FAILURE',
  ],
  ['a subscription', 'subscription { viewer { name } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
])('%s is the fault of the client, and nothing to log', async (_name, query, variables, code) => {
  const answer = await gateway.ask(query, { variables })
  expect(answer.status).toBe(400)
  expect(codes(answer)).toEqual([code])
  const lines = gateway.lines.filter(({ requestId }) => requestId === answer.headers.get('x-request-id'))
  expect(lines).toMatchObject([{ level: 'info', status: 400 }])
})
