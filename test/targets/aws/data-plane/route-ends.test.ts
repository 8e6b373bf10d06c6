import { expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import { endsOf } from '../../../../targets/aws/data-plane/route-ends.ts'
import { releaseOf } from '../../contract/releases.ts'
import { deployedStacks } from '../deployed-stacks.ts'

const pass = (body: string): string => body
const sqs = (name: string): string => `https://sqs.us-east-1.amazonaws.com/111122223333/acme-test-${name}`

test('a route is found with what feeds it, what it gives up into, and what runs it', () => {
  const routes = [
    route('Intake').from('file:Uploads').process(pass).to('queue:Orders'),
    route('Ask').from('http:/questions').respond(pass),
  ]
  const deployed = { id: 'dep_1', revision: 1, at: 5 }
  expect(endsOf(deployedStacks(releaseOf(routes), 5))).toEqual([
    {
      route: 'Ask',
      executor: 'acme-test-AskExecutor',
      memoryMb: 256,
      logGroup: '/aws/lambda/acme-test-AskExecutor',
      routeKey: 'POST /questions',
      deployed,
    },
    {
      route: 'Intake',
      executor: 'acme-test-IntakeExecutor',
      memoryMb: 256,
      logGroup: '/aws/lambda/acme-test-IntakeExecutor',
      queue: { url: sqs('IntakeInbox'), maxReceives: 5 },
      bucket: 'acme-test-uploads-111122223333-us-east-1',
      deadLetters: { url: sqs('IntakeDLQ'), retentionS: 14 * 86_400 },
      deployed,
    },
  ])
})

test('a queue and a bucket in another stack than their reader are found there', () => {
  const routes = [route('Store').from('queue:Orders').process(pass), route('Intake').from('file:Uploads').process(pass)]
  const assignment = { 'queue:Orders': 0, 'file:Uploads': 0, Store: 1, Intake: 1 }
  const stacks = deployedStacks(releaseOf(routes, { assignment }))
  expect(stacks).toHaveLength(2)
  expect(endsOf(stacks)).toMatchObject([
    { route: 'Intake', bucket: 'acme-test-uploads-111122223333-us-east-1', queue: { url: sqs('IntakeInbox') } },
    { route: 'Store', queue: { url: sqs('Orders') } },
  ])
})

test('what a stack has let go of is no part of it any more', () => {
  const [stack] = deployedStacks(releaseOf([route('Store').from('queue:Orders').process(pass)]))
  const resources = stack?.resources.map((one) => (one.logicalId === 'Orders' ? { ...one, retained: true } : one)) ?? []
  const [ends] = stack === undefined ? [] : endsOf([{ ...stack, resources }])
  expect(ends).toMatchObject({ route: 'Store' })
  expect(ends?.queue).toBeUndefined()
})

test('a stack that is only remembered for what it has left has no routes', () => {
  const [stack] = deployedStacks(releaseOf([route('Store').from('queue:Orders').process(pass)]))
  const resources = stack?.resources.filter(({ logicalId }) => logicalId === 'Orders') ?? []
  const kept = resources.map((one) => ({ ...one, retained: true }))
  const gone = stack && { ...stack, status: 'DELETE_COMPLETE', template: '', resources: kept }
  expect(gone && endsOf([gone])).toEqual([])
})
