import assert from 'node:assert/strict'
import test from 'node:test'
import { routeNamed, runRoute } from 'routo/testing'
import routes from './routes.ts'

test('whoever is named is greeted', async () => {
  const { sent } = await runRoute(routeNamed(routes, 'Greet'), 'Ada')
  assert.deepEqual(
    sent.map(({ to, body }) => [to, body]),
    [['queue:Greetings', 'Hello, Ada!']],
  )
})
