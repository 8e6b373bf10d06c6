import { expect, test } from '@jest/globals'
import type { Introspection } from '../../gateway/introspection.ts'
import { codes, openGateway } from './testkit/open-gateway.ts'

const SCHEMA = '{ __schema { queryType { name } } }'
const settings = (introspection: Introspection) => ({ host: '127.0.0.1', port: 0, introspection })

test.each([
  ['everyone', undefined, true],
  ['everyone', 'token-of-ana', true],
  ['signed-in', undefined, false],
  ['signed-in', 'token-of-ana', true],
  ['off', undefined, false],
  ['off', 'token-of-ana', false],
] as const)('with introspection for %s, the token %s reads the schema: %s', async (introspection, token, allowed) => {
  await using gateway = await openGateway({ settings: settings(introspection) })
  const ask = (query: string) => gateway.ask(query, token === undefined ? {} : { token })
  for (const query of [
    SCHEMA,
    '{ __type(name: "Viewer") { name } }',
    '{ ...A } fragment A on Query { x: __schema { description } }',
  ]) {
    const answer = await ask(query)
    expect(answer.status).toBe(allowed ? 200 : 403)
    expect(codes(answer)).toEqual(allowed ? [] : ['FORBIDDEN'])
  }
  const mistyped = await ask('{ viewer { nam } }')
  expect(mistyped.text.includes('Did you mean')).toBe(allowed)
})

test('what one caller may read is not remembered for the next', async () => {
  await using gateway = await openGateway({ settings: settings('signed-in') })
  expect((await gateway.ask(SCHEMA, { token: 'token-of-ana' })).status).toBe(200)
  expect((await gateway.ask(SCHEMA)).status).toBe(403)
})

test('what is inaccessible does not stand in the schema', async () => {
  await using gateway = await openGateway()
  const { text } = await gateway.ask('{ __schema { queryType { fields { name } } } }')
  expect(text).toContain('viewer')
  expect(text).not.toContain('authenticate')
})
