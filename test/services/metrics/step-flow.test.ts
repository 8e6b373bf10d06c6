import { expect, test } from '@jest/globals'
import type { Context } from 'routo'
import { PermanentError, RetryableError, route } from 'routo'
import { runRoute } from 'routo/testing'
import { stepTalliesOf } from '../../../services/metrics/rollups/step-flow.ts'

const from = route('R').from('queue:In')
const same = (body: string) => body
const byComma = (body: string) => body.split(',').filter((part) => part !== '')
const isShort = (body: string) => body.length < 3
const failOn = (bad: string) => (body: string) => {
  if (body === bad) throw new PermanentError(`${bad} is bad`)
  return body
}
const dropAll = (_: string, ctx: Context) => ctx.drop('enough')

test.each([
  ['a process', from.process(same).to('queue:Out'), 'a', ['process 1 1 0 0']],
  [
    'a filter that lets nothing through',
    from.filter(isShort).process(same).to('queue:Out'),
    'long',
    ['filter 1 0 1 0'],
  ],
  [
    'a split with parts that are filtered',
    from.split(byComma).filter(isShort).process(same).to('queue:Out'),
    'a,long,b,longer',
    ['split 1 4 0 0', 'filter 4 2 2 0', 'process 2 2 0 0'],
  ],
  [
    'a split of which the last step drops some',
    from.split(byComma).process(same).filter(isShort).to('queue:Out'),
    'a,long,b',
    ['split 1 3 0 0', 'process 3 3 0 0', 'filter 3 2 1 0'],
  ],
  [
    'a split with a part that fails',
    from.split(byComma).process(failOn('b')).to('queue:Out'),
    'a,b,c',
    ['split 1 3 0 0', 'process 3 2 0 1'],
  ],
  ['a split that makes nothing', from.split(byComma).process(same).to('queue:Out'), '', ['split 1 0 1 0']],
  ['a split alone', from.split(byComma).to('queue:Out'), 'a,b', ['split 1 2 0 0']],
  [
    'a step that fails',
    from.process(same).process(failOn('a')).process(same).to('queue:Out'),
    'a',
    ['process 1 1 0 0', 'process 1 0 0 1'],
  ],
  ['a function that drops', from.process(dropAll).process(same).to('queue:Out'), 'a', ['process 1 0 1 0']],
  ['a branch without a match', from.branch([[isShort, 'queue:A']]), 'long', ['branch 1 0 1 0']],
  ['a branch', from.branch([[isShort, 'queue:A']]), 'a', ['branch 1 1 0 0']],
  ['a copy on the way', from.tap('queue:Copy').process(same).to('queue:Out'), 'a', ['tap 1 1 0 0', 'process 1 1 0 0']],
])('of %s it is told what went in and out, what was dropped and what failed', async (_what, built, body, expected) => {
  const { executions } = await runRoute(built, body)
  const steps = stepTalliesOf(executions).map(
    ({ key, ...step }) => `${key.split(' ')[1]} ${step.in} ${step.out} ${step.dropped} ${step.failed}`,
  )
  expect(steps).toEqual(expected)
})

test('attempts count each time, and a step that was not reached has no row', async () => {
  let calls = 0
  const failTwice = (body: string) => {
    calls += 1
    if (calls < 3) throw new RetryableError('busy')
    return body
  }
  const { executions } = await runRoute(from.process(failTwice).process(same).to('queue:Out'), 'a')
  expect(stepTalliesOf(executions)).toMatchObject([
    { key: '000 process', in: 3, out: 1, dropped: 0, failed: 2, duration: { count: 3 } },
    { key: '001 process', in: 1, out: 1, dropped: 0, failed: 0, duration: { count: 1 } },
  ])
})

test('what cannot be sent is no drop of the last step', () => {
  const span = { step: 0, kind: 'process', calls: 1, errors: 0, durationMs: 1 }
  const execution = { ...failed, spans: [span] }
  expect(stepTalliesOf([execution])).toMatchObject([{ in: 1, out: 0, dropped: 0, failed: 0 }])
})

const failed = {
  route: 'R',
  messageId: 'm',
  correlationId: 'm',
  traceparent: '',
  parentSpanId: '',
  hops: 0,
  attempt: 1,
  isReplay: false,
  startedAt: 0,
  durationMs: 1,
  outcome: 'retrying',
  sent: {},
  bytesIn: 1,
  bytesOut: 1,
} as const
