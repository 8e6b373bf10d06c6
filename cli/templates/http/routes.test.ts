import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { routeNamed, runRoute } from 'routo/testing'
import routes from './routes.ts'

const payment = readFileSync(new URL('payment.json', import.meta.url), 'utf8')
const intake = routeNamed(routes, 'PaymentIntake')

test('a payment lies in the queue when its sender is answered', async () => {
  const { sent, response } = await runRoute(intake, payment)
  assert.deepEqual(
    sent.map(({ to, body }) => [to, body]),
    [['queue:PaymentsQueue', payment]],
  )
  assert.equal(response?.status, 202)
})

test('a payment that does not fit the schema is refused', async () => {
  const { sent, response } = await runRoute(intake, '{"amount":0}')
  assert.deepEqual(sent, [])
  assert.equal(response?.status, 400)
})
