import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from '@jest/globals'
import { open, queueTemplate } from './opened.ts'

const StackName = 'acme'

test('a change set becomes a stack: what is referred to comes before what refers to it', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  expect(await it.news()).toEqual([
    'acme REVIEW_IN_PROGRESS',
    'acme CREATE_IN_PROGRESS',
    'Dead CREATE_IN_PROGRESS',
    'Dead CREATE_IN_PROGRESS',
    'Dead CREATE_COMPLETE',
    'Orders CREATE_IN_PROGRESS',
    'Orders CREATE_IN_PROGRESS',
    'Orders CREATE_COMPLETE',
    'acme CREATE_COMPLETE',
  ])
  expect(await it.rest()).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Outputs: [{ OutputKey: 'Url', OutputValue: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' }],
    CreationTime: expect.any(Date),
  })
})

test('a creation that fails is taken back, and leaves a stack that can only be deleted', async () => {
  await using it = await open({ scenario: { fail: [{ logicalId: 'Orders', at: 'CREATE', reason: 'no more queues' }] } })
  await it.bring(queueTemplate({ policy: 'RetainExceptOnCreate' }))
  expect((await it.news()).slice(5)).toEqual([
    'Orders CREATE_IN_PROGRESS',
    'Orders CREATE_FAILED',
    'acme ROLLBACK_IN_PROGRESS',
    'Orders DELETE_IN_PROGRESS',
    'Orders DELETE_COMPLETE',
    'Dead DELETE_IN_PROGRESS',
    'Dead DELETE_COMPLETE',
    'acme ROLLBACK_COMPLETE',
  ])
  await expect(it.prepare(queueTemplate(), { ChangeSetType: 'UPDATE' })).rejects.toThrow(
    'is in ROLLBACK_COMPLETE state and can not be updated.',
  )
  await it.client.send(new DeleteStackCommand({ StackName }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
  expect(it.cloud.orphans()).toEqual([])
})

test('a creation whose failure is to be deleted leaves nothing', async () => {
  await using it = await open({ scenario: { fail: [{ logicalId: 'Orders', at: 'CREATE', reason: 'no more queues' }] } })
  await it.bring(queueTemplate(), { OnStackFailure: 'DELETE' })
  expect(await it.rest()).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
  await expect(it.client.send(new DescribeStacksCommand({ StackName }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Stack with id acme does not exist',
  })
})

test('a failure cancels what goes on beside it', async () => {
  const scenario = { fail: [{ logicalId: 'One', at: 'CREATE' as const, reason: 'no more queues' }] }
  await using it = await open({ scenario })
  await it.bring(queueTemplate({ more: { One: 'one', Two: 'two' } }))
  const events = it.cloud.stack(StackName)?.events ?? []
  expect(events.find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS')).toMatchObject({
    ResourceStatusReason: 'The following resource(s) failed to create: [One, Two]. Rollback requested by user.',
  })
  expect(events.findLast(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')).toMatchObject({
    LogicalResourceId: 'Two',
    ResourceStatusReason: 'Resource creation cancelled',
  })
})

test('what may begin together can begin in the opposite order', async () => {
  await using it = await open({ scenario: { order: 'reversed' } })
  await it.bring(queueTemplate({ more: { One: 'one', Two: 'two' } }))
  expect((await it.news()).slice(2, 5)).toEqual([
    'Two CREATE_IN_PROGRESS',
    'One CREATE_IN_PROGRESS',
    'Dead CREATE_IN_PROGRESS',
  ])
})

test('an update touches what is different, and removes in the end what is no longer wanted', async () => {
  await using it = await open()
  await it.bring(queueTemplate({ more: { Old: 'old' } }))
  await it.news()
  await it.bring(queueTemplate({ timeout: 60 }))
  expect(await it.news()).toEqual([
    'acme UPDATE_IN_PROGRESS',
    'Orders UPDATE_IN_PROGRESS',
    'Orders UPDATE_COMPLETE',
    'acme UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Old DELETE_IN_PROGRESS',
    'Old DELETE_COMPLETE',
    'acme UPDATE_COMPLETE',
  ])
})

test('a name that cannot be changed in place is a new queue, and the old one is kept where the template says so', async () => {
  await using it = await open()
  await it.bring(queueTemplate({ policy: 'Retain' }))
  await it.news()
  await it.bring(queueTemplate({ policy: 'Retain', name: 'orders-2' }))
  expect(await it.news()).toContain('Orders DELETE_SKIPPED')
  expect(it.cloud.stack(StackName)?.resources.get('Orders')?.physicalId).toMatch(/orders-2$/)
  expect(it.cloud.orphans()).toEqual(['AWS::SQS::Queue orders'])
})

test('an update that fails brings back what was', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  await it.news()
  it.cloud.scenario = { fail: [{ logicalId: 'New', at: 'CREATE', reason: 'no more queues' }] }
  await it.bring(queueTemplate({ timeout: 60, more: { New: 'new', Other: 'other' } }))
  expect(await it.news()).toEqual([
    'acme UPDATE_IN_PROGRESS',
    'New CREATE_IN_PROGRESS',
    'Other CREATE_IN_PROGRESS',
    'Orders UPDATE_IN_PROGRESS',
    'New CREATE_FAILED',
    'Other CREATE_FAILED',
    'Orders UPDATE_FAILED',
    'acme UPDATE_ROLLBACK_IN_PROGRESS',
    'Orders UPDATE_IN_PROGRESS',
    'Orders UPDATE_COMPLETE',
    'acme UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'New DELETE_IN_PROGRESS',
    'Other DELETE_IN_PROGRESS',
    'New DELETE_COMPLETE',
    'Other DELETE_COMPLETE',
    'acme UPDATE_ROLLBACK_COMPLETE',
  ])
  const { resources, blueprint } = it.cloud.stack(StackName) ?? {}
  expect([...(resources?.keys() ?? [])]).toEqual(['Dead', 'Orders'])
  expect(resources?.get('Orders')?.properties.VisibilityTimeout).toBe(30)
  expect(blueprint?.text).toBe(queueTemplate())
})

test('a rollback that fails goes on when it is told to, with and without what it cannot bring back', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  it.cloud.scenario = {
    fail: [
      { logicalId: 'New', at: 'CREATE', reason: 'no more queues' },
      { logicalId: 'Orders', at: 'ROLLBACK', reason: 'somebody has deleted it', times: 2 },
    ],
  }
  await it.bring(queueTemplate({ timeout: 60, more: { New: 'new' } }))
  expect(await it.rest()).toMatchObject({
    StackStatus: 'UPDATE_ROLLBACK_FAILED',
    StackStatusReason: 'The following resource(s) failed to update: [Orders]. ',
  })
  await it.client.send(new ContinueUpdateRollbackCommand({ StackName }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_FAILED' })
  const strange = it.client.send(new ContinueUpdateRollbackCommand({ StackName, ResourcesToSkip: ['Dead'] }))
  await expect(strange).rejects.toThrow('[Dead]')
  await it.client.send(new ContinueUpdateRollbackCommand({ StackName, ResourcesToSkip: ['Orders'] }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })
})

test('an update is undone when somebody cancels it', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  await it.bring(queueTemplate({ timeout: 60, more: { One: 'one' } }), { steps: 2 })
  await it.client.send(new CancelUpdateStackCommand({ StackName }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })
  expect(it.cloud.stack(StackName)?.resources.has('One')).toBe(false)
  await expect(it.client.send(new CancelUpdateStackCommand({ StackName }))).rejects.toThrow(
    'CancelUpdateStack cannot be called from current stack status',
  )
})

test('without rollback a failure stays as it is until it is rolled back', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  it.cloud.scenario = { fail: [{ logicalId: 'Orders', at: 'UPDATE', reason: 'no' }] }
  await it.bring(queueTemplate({ timeout: 60 }), { execution: { DisableRollback: true } })
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_FAILED' })
  await it.client.send(new RollbackStackCommand({ StackName }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })
})

test('a stack that is deleted lets go of what it keeps, and the next one can take it up', async () => {
  await using it = await open()
  const template = queueTemplate({ policy: 'RetainExceptOnCreate' })
  await it.bring(template)
  await it.client.send(new DeleteStackCommand({ StackName }))
  await it.rest()
  expect((await it.news()).slice(-5)).toEqual([
    'acme DELETE_IN_PROGRESS',
    'Orders DELETE_SKIPPED',
    'Dead DELETE_IN_PROGRESS',
    'Dead DELETE_COMPLETE',
    'acme DELETE_COMPLETE',
  ])
  const { Status, StatusReason } = await it.prepare(template, { ChangeSetType: 'CREATE' })
  expect([Status, StatusReason]).toEqual(['FAILED', expect.stringContaining('ResourceExistenceCheck')])
  await it.bring(template, { ChangeSetType: 'CREATE', ImportExistingResources: true })
  expect(it.cloud.stack(StackName)?.resources.get('Orders')).toMatchObject({ status: 'IMPORT_COMPLETE' })
  expect(it.cloud.orphans()).toEqual([])
})

test('what cannot be deleted stays, and can be left behind', async () => {
  await using it = await open({ scenario: { fail: [{ logicalId: 'Dead', at: 'DELETE', reason: 'not empty' }] } })
  await it.bring(queueTemplate())
  const early = it.client.send(new DeleteStackCommand({ StackName, RetainResources: ['Dead'] }))
  await expect(early).rejects.toThrow('DELETE_FAILED state')
  await it.client.send(new DeleteStackCommand({ StackName }))
  expect(await it.rest()).toMatchObject({
    StackStatus: 'DELETE_FAILED',
    StackStatusReason: 'The following resource(s) failed to delete: [Dead]. ',
  })
  await it.client.send(new DeleteStackCommand({ StackName, RetainResources: ['Dead'] }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
  expect(it.cloud.orphans()).toEqual(['AWS::SQS::Queue dead'])
})

test('a deletion can be forced', async () => {
  await using it = await open({ scenario: { fail: [{ logicalId: 'Dead', at: 'DELETE', reason: 'not empty' }] } })
  await it.bring(queueTemplate())
  await it.client.send(new DeleteStackCommand({ StackName }))
  await it.rest()
  await it.client.send(new DeleteStackCommand({ StackName, DeletionMode: 'FORCE_DELETE_STACK' }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
})

test('a protected stack is not deleted', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  await it.client.send(new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: true }))
  await expect(it.client.send(new DeleteStackCommand({ StackName }))).rejects.toThrow(
    'Stack [acme] cannot be deleted while TerminationProtection is enabled',
  )
  expect(await it.rest()).toMatchObject({ EnableTerminationProtection: true, StackStatus: 'CREATE_COMPLETE' })
})

test('a stack does one thing at a time', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  await it.bring(queueTemplate({ timeout: 60 }), { steps: 1 })
  const TemplateBody = queueTemplate({ timeout: 90 })
  await expect(it.client.send(new UpdateStackCommand({ StackName, TemplateBody }))).rejects.toThrow(
    'is in UPDATE_IN_PROGRESS state and can not be updated.',
  )
  await expect(it.client.send(new DeleteStackCommand({ StackName }))).rejects.toThrow(
    'cannot be deleted while in status UPDATE_IN_PROGRESS',
  )
})

test('a request that is repeated with its token begins nothing', async () => {
  await using it = await open()
  const { ChangeSetId } = await it.prepare(queueTemplate())
  const request = { ChangeSetName: ChangeSetId, ClientRequestToken: 'token-1' }
  await it.client.send(new ExecuteChangeSetCommand(request))
  await it.client.send(new ExecuteChangeSetCommand(request))
  await it.rest()
  await it.client.send(new ExecuteChangeSetCommand(request))
  const other = it.client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))
  await expect(other).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' })
  expect((await it.news()).filter((event) => event === 'acme CREATE_IN_PROGRESS')).toHaveLength(1)
  expect(it.cloud.stack(StackName)?.events.at(-1)).toMatchObject({ ClientRequestToken: 'token-1' })
})

test('a creation that goes on can be broken off by deleting the stack', async () => {
  await using it = await open()
  await it.bring(queueTemplate(), { steps: 2 })
  await it.client.send(new DeleteStackCommand({ StackName }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
  await it.client.send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName: 'again',
      ChangeSetType: 'CREATE',
      TemplateBody: queueTemplate(),
    }),
  )
})
