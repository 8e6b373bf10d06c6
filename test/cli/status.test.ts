import { expect, test } from '@jest/globals'
import { error, json, serve } from '../client/other-server.ts'
import { cli, shown } from '../testkit/cli.ts'

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
        createdAt: new Date().toISOString(),
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
  expect(shown(stdout)).toMatchInlineSnapshot(`
"orders/dev on AWS eu-central-1, protected
Nothing is deployed.
Not set, but read by routes: ORDERS_API_URL
What stands there cannot be seen now: the target does not answer.

DEPLOYMENT  KIND    REVISION  STATE         TIME  BY   WHEN      WHY
         1  DEPLOY         3  FAILED  3 min <duration>  Ada  <clock>  The account has reached its limit of concurrent executions …
"
`)
  expect(server.asked.map(({ body }) => JSON.parse(body).variables.withStacks)).toEqual([true, false])
})
