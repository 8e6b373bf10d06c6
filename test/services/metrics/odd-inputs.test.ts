import { afterAll, expect, test } from '@jest/globals'
import type { ExecutionResult } from 'graphql'
import { execution, keep, newProject, page, tryQuery } from './executions-support.ts'
import { letter, scriptedDataPlane } from './scripted-data-plane.ts'
import { openMetrics } from './support.ts'

const target = scriptedDataPlane()
target.letters.push(letter(1))
const metrics = await openMetrics('2026-11-21T12:00:00.000Z', undefined, target)
afterAll(() => metrics.close())
const { staging, operator, routeId } = newProject()
await keep(metrics, staging, [execution()])
const [{ id: executionId }] = (await page(metrics, operator, staging, { fields: 'id' })).nodes

const texts = [
  '',
  '\u0000',
  '\ud800',
  '__proto__',
  '$gt',
  '{"$gt":""}',
  "' OR 1=1 --",
  '\u202e\u0645',
  'x'.repeat(100_000),
]
const times = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z']
const values: readonly unknown[] = [
  ...texts,
  0,
  -1,
  true,
  [],
  {},
  [[null]],
  { $gt: '' },
  { constructor: { prototype: 1 } },
]

const onEnvironment = (field: string, type: string): string =>
  `query ($of: [_Any!]!, $x: ${type}) { _entities(representations: $of) { ... on Environment { ${field} { pageInfo { endCursor } } } } }`
const mutation = (field: string, type: string): string =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code field } } }`
const base = { environmentId: staging, idempotencyKey: 'k' }

/** Where something odd can be put, by what it is called with. */
const places: readonly (readonly [
  name: string,
  text: string,
  variables: (odd: unknown) => object,
  odd: readonly unknown[],
])[] = [
  ...['text', 'messageId', 'correlationId', 'objectKey', 'errorFingerprint', 'deploymentId'].map(
    (name) =>
      [
        name,
        onEnvironment('executions(filter: $x)', 'ExecutionFilter'),
        (odd: unknown) => ({ x: { [name]: odd } }),
        texts,
      ] as const,
  ),
  ...['receivedAfter', 'receivedBefore'].map(
    (name) =>
      [
        name,
        onEnvironment('executions(filter: $x)', 'ExecutionFilter'),
        (odd: unknown) => ({ x: { [name]: odd } }),
        times,
      ] as const,
  ),
  ['executions after', onEnvironment('executions(after: $x)', 'String'), (x) => ({ x }), texts],
  ['routeId', onEnvironment('executions(filter: $x)', 'ExecutionFilter'), (odd) => ({ x: { routeId: [odd] } }), texts],
  ['deadLetters after', onEnvironment('deadLetters(after: $x)', 'String'), (x) => ({ x }), texts],
  ...['text', 'errorCode'].map(
    (name) =>
      [
        `letter ${name}`,
        onEnvironment('deadLetters(filter: $x)', 'DeadLetterFilter'),
        (odd: unknown) => ({ x: { [name]: odd } }),
        texts,
      ] as const,
  ),
  [
    'failedAfter',
    onEnvironment('deadLetters(filter: $x)', 'DeadLetterFilter'),
    (odd) => ({ x: { failedAfter: odd } }),
    times,
  ],
  ['logs after', onEnvironment('logs(after: $x)', 'String'), (x) => ({ x }), texts],
  ['logs text', onEnvironment('logs(filter: $x)', 'LogFilter'), (odd) => ({ x: { text: odd } }), texts],
  ['logs since', onEnvironment('logs(filter: $x)', 'LogFilter'), (odd) => ({ x: { since: odd } }), times],
  [
    'ref',
    'query ($e: ID!, $x: String!) { trace(environmentId: $e, ref: $x) { hopCount } }',
    (x) => ({ e: staging, x }),
    texts,
  ],
  ['execution', 'query ($x: ID!) { execution(id: $x) { id } }', (x) => ({ x }), texts],
  ['deadLetter', 'query ($x: ID!) { deadLetter(id: $x) { id } }', (x) => ({ x }), texts],
  ['redrive', 'query ($x: ID!) { redrive(id: $x) { id } }', (x) => ({ x }), texts],
  ...['body', 'contentType', 'objectKey', 'idempotencyKey'].map(
    (name) =>
      [
        `send ${name}`,
        mutation('messageSend', 'MessageSendInput'),
        (odd: unknown) => ({ input: { ...base, routeId: routeId('A'), body: '', [name]: odd } }),
        texts,
      ] as const,
  ),
  [
    'send headers',
    mutation('messageSend', 'MessageSendInput'),
    (headers) => ({ input: { ...base, routeId: routeId('A'), body: '', idempotencyKey: null, headers } }),
    values,
  ],
  [
    'replay body',
    mutation('executionReplay', 'ExecutionReplayInput'),
    (body) => ({ input: { executionId, body } }),
    texts,
  ],
  [
    'redrive key',
    mutation('deadLetterRedrive', 'RedriveInput'),
    (idempotencyKey) => ({ input: { ...base, filter: { errorCode: 'none' }, idempotencyKey } }),
    texts,
  ],
  ['redrive ids', mutation('deadLetterRedrive', 'RedriveInput'), (id) => ({ input: { ...base, ids: [id] } }), texts],
  [
    'patch',
    mutation('deadLetterRedrive', 'RedriveInput'),
    (bodyPatch) => ({ input: { ...base, dryRun: true, filter: {}, bodyPatch } }),
    values,
  ],
  [
    'reason',
    mutation('deadLetterDiscard', 'DiscardInput'),
    (reason) => ({ input: { ...base, filter: { errorCode: 'none' }, reason } }),
    texts,
  ],
]

const faultsOf = ({ errors = [] }: ExecutionResult): readonly unknown[] =>
  errors.map(({ extensions }) => extensions.code).filter((code) => code === 'INTERNAL')

test.each(places)('%s: whatever is put there is answered without a fault', async (_, text, variables, odd) => {
  for (const value of odd) {
    const of = [{ __typename: 'Environment', id: staging }]
    const given = variables(value)
    const answer = await tryQuery(metrics, operator, text, text.includes('$of') ? { of, ...given } : given)
    expect([String(JSON.stringify(value)).slice(0, 50), faultsOf(answer)]).toEqual([expect.anything(), []])
  }
})
