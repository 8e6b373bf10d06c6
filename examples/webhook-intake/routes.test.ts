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
  const { outcome, error, sent } = await runRoute(intake, '{"amount":0,"currency":"GBP","paidAt":"yesterday"}')

  expect([outcome, error?.code, sent]).toEqual(['failed', 'INVALID_BODY', []])
  expect(error?.problems).toEqual([
    { path: '/id', message: 'is missing' },
    { path: '/amount', message: 'must be >= 1' },
    { path: '/currency', message: 'must be one of "EUR","USD"' },
    { path: '/paidAt', message: 'must match format "date-time"' },
  ])
})
