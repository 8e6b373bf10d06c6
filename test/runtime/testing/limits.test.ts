import { expect, test } from '@jest/globals'
import type { Context } from 'routo'
import { RetryableError, route } from 'routo'
import { runRoute, scenario } from 'routo/testing'

const from = route('R').from('queue:In')
const large = 'x'.repeat(1_048_577)
const setHeader =
  (name: string, value = 'v') =>
  (body: string, { headers }: Context) => {
    headers[name] = value
    return body
  }

test.each([
  ['an empty body to a queue', from.process(() => '').to('queue:Out'), 'MESSAGE_EMPTY'],
  ['a large body to a queue', from.process(() => large).to('queue:Out'), 'MESSAGE_TOO_LARGE'],
  [
    'large headers to a queue',
    from.process(setHeader('x-note', large)).tap('queue:Copy').to('file:Out'),
    'MESSAGE_TOO_LARGE',
  ],
  ['a header of no name to a server', from.process(setHeader('my header')).to('https://example.com/in'), 'BAD_HEADER'],
  ['a key with dots to a bucket', from.to('file:Out', { key: 'a/../{id}' }), 'BAD_KEY'],
])('%s fails as in the cloud, and nothing is sent', async (_what, built, code) => {
  const { outcome, error, sent, deadLetters } = await runRoute(built, 'a')
  expect([outcome, error?.code, sent, deadLetters.length]).toEqual(['failed', code, [], 1])
})

test.each([
  ['an empty body to a bucket', from.process(() => '').to('file:Out')],
  ['a large body to a bucket', from.process(() => large).to('file:Out')],
  ['a header with an umlaut to a server', from.process(setHeader('x-name', 'Jürgen')).to('https://example.com/in')],
])('%s passes as in the cloud', async (_what, built) => {
  const { outcome, sent } = await runRoute(built, 'a')
  expect([outcome, sent.length]).toEqual(['succeeded', 1])
})

test('a part that no queue takes back fails the whole, as in the cloud', async () => {
  const fail = () => {
    throw new RetryableError('busy')
  }
  const { executions } = await runRoute(
    route('R')
      .from('file:In')
      .split(() => [large])
      .process(fail),
    'x',
  )
  expect(executions.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['failed', 'MESSAGE_TOO_LARGE']])
})

test('what is too large for one target fails, and leaves the others without it', async () => {
  const world = scenario([
    from
      .process(() => large)
      .to('file:Out')
      .to('queue:Out'),
  ])
  await world.send('queue:In', 'a')
  expect([world.files('file:Out'), world.received('queue:Out')]).toEqual([{}, []])
  expect(world.deadLetters('R')).toMatchObject([{ body: 'a', error: { code: 'MESSAGE_TOO_LARGE' } }])
})
