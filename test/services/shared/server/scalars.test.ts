import { expect, test } from '@jest/globals'
import { ask, codes, nobody, subgraphOf } from './support.ts'

const SDL = `
  type Query {
    iso(at: DateTime): String @access(to: "public")
    at(at: DateTime!): DateTime @access(to: "public")
    wrong(kind: String!): DateTime @access(to: "public")
    json(value: JSON): JSON @access(to: "public")
  }
`

const wrong: Readonly<Record<string, unknown>> = { text: '2026-11-21', number: 5, invalid: new Date(Number.NaN) }
const subgraph = subgraphOf(SDL, {
  Query: {
    iso: (_: unknown, { at }: { at?: Date }) => at?.toISOString(),
    at: (_: unknown, { at }: { at: Date }) => at,
    wrong: (_: unknown, { kind }: { kind: string }) => wrong[kind],
    json: (_: unknown, { value }: { value: unknown }) => value,
  },
})

test.each([
  ['2026-11-21T09:30:00.123Z', '2026-11-21T09:30:00.123Z'],
  ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.000Z'],
  ['2026-11-21T09:30Z', '2026-11-21T09:30:00.000Z'],
  ['2026-11-21T00:30:00+02:00', '2026-11-20T22:30:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
])('a DateTime %s goes in as a Date and out in UTC with milliseconds', async (text, utc) => {
  const variable = await ask(subgraph, nobody, 'query ($at: DateTime!) { iso(at: $at) at(at: $at) }', { at: text })
  expect(variable.data).toEqual({ iso: utc, at: utc })
  expect((await ask(subgraph, nobody, `{ iso(at: "${text}") }`)).data).toEqual({ iso: utc })
})

test.each([
  '2026-11-21',
  '2026-11-21T09:30:00',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  'yesterday',
  1763717400000,
  true,
  {},
  '0000-12-31T23:59:59Z',
  '9999-12-31T23:59:59-14:00',
])('a DateTime is not %p', async (at) => {
  const answer = await subgraph.execute({ query: 'query ($at: DateTime!) { at(at: $at) }', variables: { at } }, nobody)
  expect(answer.errors?.[0]?.message).toContain('ISO 8601 with a time zone')
  expect(codes(JSON.parse(JSON.stringify(answer)))).toEqual(['BAD_USER_INPUT'])
})

test.each(Object.keys(wrong))('a resolver that gives a DateTime as %s is at fault', async (kind) => {
  expect(codes(await ask(subgraph, nobody, `{ wrong(kind: "${kind}") }`))).toEqual(['INTERNAL'])
})

test.each([
  ['a number', 1.5],
  ['a text', 'ünï \u{1f600}'],
  ['a list', [1, [2, { three: null }]]],
  ['an object', { a: { b: [true] }, $gt: '', 'dotted.key': 1 }],
])('JSON goes in and out as it is: %s', async (_name, value) => {
  expect((await ask(subgraph, nobody, 'query ($v: JSON) { json(value: $v) }', { v: value })).data).toEqual({
    json: value,
  })
})

test.each([
  ['{ a: $v }', { a: 'y' }],
  ['[$v]', ['y']],
  ['{ a: [$v, "x"], b: null }', { a: ['y', 'x'], b: null }],
  ['[{ a: { b: $v } }]', [{ a: { b: 'y' } }]],
])('JSON can be written in a query, with variables inside: %s', async (literal, json) => {
  const { data } = await ask(subgraph, nobody, `query ($v: JSON) { json(value: ${literal}) }`, { v: 'y' })
  expect(data).toEqual({ json })
})

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })

test.each([
  ['too deep', nested(100), 'levels deep'],
  ['too large', Array.from({ length: 100_001 }, () => 0), 'at most'],
  ['another prototype', JSON.parse('{ "a": { "__proto__": { "admin": true } } }'), '__proto__'],
])('JSON that is %s is refused', async (_name, value, words) => {
  const { errors } = await subgraph.execute(
    { query: 'query ($v: JSON) { json(value: $v) }', variables: { v: value } },
    nobody,
  )
  expect(errors?.[0]?.message).toContain(words)
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  expect(errors?.[0]?.message.length).toBeLessThan(10_000)
})
