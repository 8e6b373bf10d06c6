import { expect, test } from '@jest/globals'
import { diff } from '../../compiler/diff/index.ts'
import type { Template, Value } from '../../compiler/template.ts'
import { type Built, route } from '../../runtime/route/builder.ts'
import { resourceOf, templateOf } from '../testkit/templates.ts'

const store = (body: string) => body
const fine = () => 'fine'

const changes = (before: readonly Built[], after: readonly Built[]) => diff(templateOf(...before), templateOf(...after))
const actions = (found: ReturnType<typeof diff>) => found.map(({ action, logicalId }) => `${action} ${logicalId}`)

/** The template with some properties of one resource exchanged. */
const withProperties = (template: Template, id: string, properties: Readonly<Record<string, Value>>): Template => {
  const resource = resourceOf(template, id)
  const changed = { ...resource, Properties: { ...resource.Properties, ...properties } }
  return { ...template, Resources: { ...template.Resources, [id]: changed } }
}

const orders = route('Store').from('queue:Orders').process(store)

test('the same template changes nothing', () => {
  expect(changes([orders], [orders])).toEqual([])
})

test('the order of keys and the metadata change nothing', () => {
  const template = templateOf(orders)
  const { Metadata, ...rest } = resourceOf(template, 'Orders')
  const shuffled = { ...rest, Properties: Object.fromEntries(Object.entries(rest.Properties).reverse()), Metadata: {} }
  expect(Metadata).toBeDefined()
  expect(diff(template, { ...template, Resources: { ...template.Resources, Orders: shuffled } })).toEqual([])
})

test('a first deployment creates everything, and the last removes it', () => {
  const template = templateOf(orders)
  const ids = Object.keys(template.Resources).sort()
  expect(actions(diff(undefined, template))).toEqual(ids.map((id) => `CREATE ${id}`))
  expect(actions(diff(template, undefined))).toEqual(ids.map((id) => `REMOVE ${id}`))
})

test('an option that changes says what it was and what it will be, and of which route', () => {
  const [change, ...others] = changes(
    [orders],
    [route('Store', { memoryMb: 1_024 }).from('queue:Orders').process(store)],
  )
  expect(others).toEqual([])
  expect(change).toEqual({
    action: 'UPDATE',
    logicalId: 'StoreExecutor',
    type: 'AWS::Lambda::Function',
    route: 'Store',
    properties: [{ path: 'MemorySize', before: 256, after: 1_024 }],
    destructive: false,
    iamBroadened: false,
  })
})

test('properties deep inside are named by their path, and a side that is missing is left out', () => {
  const after = [route('Store').from('queue:Orders').process(store).to('queue:Done')]
  const executor = changes([orders], after).find(({ logicalId }) => logicalId === 'StoreExecutor')
  expect(executor?.properties).toEqual([{ path: 'Environment.Variables.ROUTO_QUEUE_Done', after: { Ref: 'Done' } }])
})

test('a route that goes leaves its messages behind, and the change says so', () => {
  const removed = changes([orders, route('Other').from('queue:Others')], [orders])
  expect(removed.every(({ action }) => action === 'REMOVE')).toBe(true)
  expect(removed.filter(({ destructive }) => destructive).map(({ logicalId }) => logicalId)).toEqual([
    'OtherDLQ',
    'OtherLogs',
    'Others',
  ])
  const notes = Object.fromEntries(removed.map(({ logicalId, note }) => [logicalId, note]))
  expect(notes.Others).toMatch(/^It stays in the account with its messages, outside of the stack\./)
  expect(notes.OtherLogs).toBe('Its log lines are deleted with it.')
})

test('a name that changes replaces the resource and whatever is bound to it', () => {
  const template = templateOf(orders)
  const found = diff(template, withProperties(template, 'Orders', { QueueName: 'another' }))
  expect(actions(found)).toEqual([
    'REPLACE Orders',
    'UPDATE OrdersPolicy',
    'UPDATE StoreExecutor',
    'REPLACE StoreSource',
  ])
  expect(found[0]).toMatchObject({
    replacementReason: 'QueueName cannot be changed in place.',
    destructive: true,
    note: expect.stringMatching(/^It stays in the account/),
  })
  expect(found[3]?.replacementReason).toBe('EventSourceArn refers to Orders, which is replaced.')
})

test('replacing an API replaces its routes, its integrations and the permission to call', () => {
  const template = templateOf(route('Ask').from('http:/ask').respond(fine))
  const found = diff(template, withProperties(template, 'HttpApi', { ProtocolType: 'WEBSOCKET' }))
  expect(actions(found)).toEqual([
    'REPLACE AskHttpIntegration',
    'REPLACE AskHttpPermission',
    'REPLACE AskHttpRoute',
    'REPLACE HttpApi',
    'REPLACE HttpApiStage',
  ])
})

test('a name that is a queue now and was a bucket before is told apart', () => {
  const writer = route('W').from('queue:In')
  const found = changes([writer.to('file:Out')], [writer.to('queue:Out')])
  expect(found.find(({ logicalId }) => logicalId === 'Out')).toMatchObject({
    action: 'REPLACE',
    replacementReason: expect.stringMatching(/^It was of type AWS::S3::Bucket\. CloudFormation does not turn one type/),
    destructive: true,
  })
})

test('keeping messages or logs for less time deletes what is older', () => {
  const before = templateOf(orders)
  const after = withProperties(before, 'Orders', { MessageRetentionPeriod: 60 })
  expect(diff(before, after)).toMatchObject([
    { destructive: true, note: 'MessageRetentionPeriod goes down from 345600 to 60: older messages are deleted.' },
  ])
  expect(diff(after, before)).toMatchObject([{ destructive: false }])
})

const broadened = (before: readonly Built[], after: readonly Built[]) =>
  changes(before, after)
    .filter(({ iamBroadened }) => iamBroadened)
    .map(({ logicalId }) => logicalId)

test('a target more lets the role do more, a target less does not', () => {
  const more = route('Store').from('queue:Orders').process(store).to('file:Archive')
  expect(broadened([orders], [more])).toEqual(['StoreRole'])
  expect(broadened([more], [orders])).toEqual([])
})

test('a first role lets somebody do something', () => {
  expect(
    diff(undefined, templateOf(orders))
      .filter(({ iamBroadened }) => iamBroadened)
      .map(({ type }) => type),
  ).toEqual(['AWS::IAM::Role'])
})

const withStatements = (statements: readonly Value[]): Template => {
  const template = templateOf(orders)
  return withProperties(template, 'OrdersPolicy', {
    PolicyDocument: { Version: '2012-10-17', Statement: statements },
  })
}
const allowing = (Action: Value, Resource: Value, rest: Readonly<Record<string, Value>> = {}): Value => ({
  Effect: 'Allow',
  Principal: '*',
  Action,
  Resource,
  ...rest,
})
const denying: Value = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: 'arn:q' }

test.each<[string, Value[], Value[], boolean]>([
  [
    'the same in another form',
    [allowing(['a:A', 'a:B'], 'arn:q')],
    [allowing('a:B', ['arn:q']), allowing('a:A', 'arn:q')],
    false,
  ],
  ['another action', [allowing('a:A', 'arn:q')], [allowing(['a:A', 'a:B'], 'arn:q')], true],
  ['another resource', [allowing('a:A', 'arn:q')], [allowing('a:A', 'arn:r')], true],
  ['an action that a wildcard had covered', [allowing('a:*', 'arn:q')], [allowing('a:A', 'arn:q')], false],
  ['a wildcard', [allowing('a:A', 'arn:q')], [allowing('a:*', 'arn:q')], true],
  ['a prefix that a wildcard had covered', [allowing('a:A', 'arn:q/*')], [allowing('a:A', 'arn:q/b/*')], false],
  [
    'a condition less',
    [allowing('a:A', 'arn:q', { Condition: { Bool: { x: 'true' } } })],
    [allowing('a:A', 'arn:q')],
    true,
  ],
  ['a refusal less', [denying], [], true],
  ['a refusal more', [], [denying], false],
  ['a dot is no wildcard', [allowing('a:A', 'arn:q.r*')], [allowing('a:A', 'arn:qxr')], true],
])('broadened or not: %s', (_name, before, after, expected) => {
  const found = diff(withStatements(before), withStatements(after))
  expect(found).toMatchObject([{ logicalId: 'OrdersPolicy', iamBroadened: expected }])
})

test.each([
  ['a role that is bounded from now on', undefined, 'arn:aws:iam::1:policy/a', false],
  ['a role that is bounded by something else', 'arn:aws:iam::1:policy/a', 'arn:aws:iam::1:policy/b', true],
  ['a role that is bounded no more', 'arn:aws:iam::1:policy/a', undefined, true],
  ['a role that is bounded as before, with other tags', 'arn:aws:iam::1:policy/a', 'arn:aws:iam::1:policy/a', false],
])('broadened or not: %s', (_name, before, after, expected) => {
  const bounded = (arn: string | undefined, tags: Value) =>
    withProperties(templateOf(orders), 'StoreRole', {
      Tags: tags,
      ...(arn !== undefined && { PermissionsBoundary: arn }),
    })
  expect(diff(bounded(before, []), bounded(after, [{ Key: 'a', Value: 'b' }]))).toMatchObject([
    { logicalId: 'StoreRole', action: 'UPDATE', iamBroadened: expected },
  ])
})
