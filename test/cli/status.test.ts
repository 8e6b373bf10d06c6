import { expect, test } from '@jest/globals'
import { error, json, serve } from '../client/other-server.ts'
import { cli } from '../testkit/cli.ts'

const environment = {
  id: 'env_1',
  name: 'dev',
  protected: true,
  missingConfig: ['ORDERS_API_URL'],
  target: { kind: 'AWS', region: 'eu-central-1' },
  currentDeployment: null,
  urls: [],
  deployments: {
    nodes: [
      {
        id: 'dep_1',
        number: 1,
        kind: 'DEPLOY',
        state: 'FAILED',
        durationMs: 192_000,
        createdAt: '2026-11-21T20:43:27.488Z',
        actor: { name: 'Ada' },
        revision: { number: 3 },
        failure: { message: 'The account has reached its limit of concurrent executions for all of its functions.' },
      },
    ],
  },
}

test('where the target does not say what stands there, the rest is told', async () => {
  await using server = await serve(
    error('INTERNAL'),
    json({ data: { project: { id: 'prj_1', slug: 'orders', environment } } }),
  )
  const { code, stdout } = await cli(['status', '--project', 'orders', '--url', server.url])
  expect(code).toBe(0)
  expect(stdout).toMatchInlineSnapshot(`
"orders/dev on AWS eu-central-1, protected
Nothing is deployed.
Not set, but read by routes: ORDERS_API_URL
What stands there cannot be seen now: the target does not answer.

deployment  kind    revision  state         time  by   when                      why
         1  DEPLOY         3  FAILED  3 min 12 s  Ada  2026-11-21T20:43:27.488Z  The account has reached its limit of concurrent executions …
"
`)
  expect(server.asked.map(({ body }) => JSON.parse(body).variables.withStacks)).toEqual([true, false])
})
