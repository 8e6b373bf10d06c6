import { expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { openGateway } from './testkit/open-gateway.ts'

/**
 * Requests by GET without a header that web pages cannot send are refused, so that no page can ask in somebody's name. All
 * three are marked "MAY" by the audit; `docs/api.md` says how to ask by GET.
 */
const REFUSED_ON_PURPOSE = [
  '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
  'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
]

test('the gateway speaks GraphQL over HTTP as the specification has it', async () => {
  await using gateway = await openGateway()
  const audits = serverAudits({ url: `${gateway.url}/graphql` })
  const results = await Promise.all(audits.map(({ fn }) => fn()))
  const others = results
    .filter(({ status }) => status !== 'ok')
    .map(({ status, id, name }) => `${status} ${id} ${name}`)
  expect(others).toEqual(REFUSED_ON_PURPOSE.map((name) => `notice ${name}`))
  expect(results.length).toBeGreaterThanOrEqual(61)
})

test('what is refused by GET is answered when the page could not have sent it', async () => {
  await using gateway = await openGateway()
  const query = new URLSearchParams({
    query: 'query Q($n: Int) { projects(first: $n) { nodes { name } } }',
    variables: JSON.stringify({ n: 1 }),
  })
  const response = await gateway.fetch(`/graphql?${query}`, { headers: { 'apollo-require-preflight': 'true' } })
  expect(await response.json()).toEqual({ data: { projects: { nodes: [{ name: 'Orders' }] } } })
})
