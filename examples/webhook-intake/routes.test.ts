import { expect, test } from '@jest/globals'
import { routeNamed, runRoute } from 'routo/testing'
import routes from './routes.ts'

const intake = routeNamed(routes, 'PaymentIntake')

test('a payment lies in the queue when its sender is answered', async () => {
  const body = '{"id":"p-1","amount":1200,"currency":"EUR"}'
  const { sent, response } = await runRoute(intake, body)

  expect(sent).toMatchObject([{ to: 'queue:PaymentsQueue', body }])
  expect(response).toMatchObject({ status: 202, body: '{"accepted":true,"messageId":"message-1"}' })
})

test('headers of the request do not go on with the payment', async () => {
  const body = '{"id":"p-1","amount":1200,"currency":"EUR"}'
  const { sent } = await runRoute(intake, { body, headers: { authorization: 'Bearer secret' } })

  expect(sent[0]?.headers).toEqual({})
})

test('a payment that does not fit the schema is refused, with every field that is wrong', async () => {
  const { outcome, sent, response } = await runRoute(intake, '{"amount":0,"currency":"GBP","paidAt":"yesterday"}')

  expect([outcome, sent, response?.status]).toEqual(['failed', [], 400])
  expect(JSON.parse(response?.body ?? '').errors).toEqual([
    { pointer: '/id', detail: 'is missing' },
    { pointer: '/amount', detail: 'must be >= 1' },
    { pointer: '/currency', detail: 'must be one of "EUR","USD"' },
    { pointer: '/paidAt', detail: 'must match format "date-time"' },
  ])
})
