import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  paginateListStackResources,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from '@jest/globals'
import { open, queueTemplate } from './opened.ts'

const StackName = 'acme'

test('time stands still while nobody looks', async () => {
  await using it = await open()
  await it.bring(queueTemplate(), { steps: 0 })
  const { status } = it.cloud.stack(StackName) ?? {}
  for (let looks = 0; looks < 20; looks += 1) await it.client.send(new DescribeStacksCommand({ StackName }))
  expect([status, it.cloud.stack(StackName)?.status]).toEqual(['REVIEW_IN_PROGRESS', 'CREATE_COMPLETE'])
})

test('every n-th call is throttled, or the calls of a list', async () => {
  await using it = await open({ scenario: { throttle: { every: 2 } } })
  const look = () => it.client.send(new DescribeStacksCommand({}))
  await look()
  await expect(look()).rejects.toMatchObject({ name: 'Throttling', message: 'Rate exceeded' })
  it.cloud.scenario = { throttle: { calls: [3] } }
  await expect(look()).rejects.toMatchObject({ name: 'Throttling' })
  await look()
})

test('an answer that is lost was given all the same', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  it.cloud.scenario = { cutConnection: [it.cloud.calls.length + 1] }
  const TemplateBody = queueTemplate({ timeout: 60 })
  await expect(it.client.send(new UpdateStackCommand({ StackName, TemplateBody }))).rejects.toThrow('socket hang up')
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' })
})

test('a call can be lost before anything comes of it', async () => {
  await using it = await open({
    onCall({ action }) {
      if (action === 'UpdateStack') throw new Error('the power is gone')
    },
  })
  await it.bring(queueTemplate())
  const TemplateBody = queueTemplate({ timeout: 60 })
  await expect(it.client.send(new UpdateStackCommand({ StackName, TemplateBody }))).rejects.toThrow('socket hang up')
  expect(await it.rest()).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
})

test('an access key expires, and another one does not', async () => {
  await using it = await open({ scenario: { expireTokenAfter: 1 } })
  const look = (client: CloudFormationClient) => client.send(new DescribeStacksCommand({}))
  await look(it.client)
  await expect(look(it.client)).rejects.toMatchObject({ name: 'ExpiredToken' })
  const credentials = { accessKeyId: 'two', secretAccessKey: 'secret' }
  const other = new CloudFormationClient({ region: 'us-east-1', endpoint: it.cloud.url, credentials })
  await look(other)
  other.destroy()
})

test('calls are counted by what they are', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  expect(it.cloud.calls.map(({ number, action }) => [number, action])).toEqual([
    [1, 'CreateChangeSet'],
    [2, 'DescribeChangeSet'],
    [3, 'ExecuteChangeSet'],
  ])
  expect(it.cloud.calls[0]).toMatchObject({ input: { StackName, ChangeSetType: 'CREATE' }, accessKeyId: 'one' })
})

test('events come in pages, the newest first, and a page may begin with what was told already', async () => {
  await using it = await open({ scenario: { pageSize: 4 } })
  await it.bring(queueTemplate())
  const told = await it.news()
  expect(told).toHaveLength(9)
  it.cloud.scenario = { pageSize: 4, repeatEvents: true }
  const first = await it.client.send(new DescribeStackEventsCommand({ StackName }))
  const second = await it.client.send(new DescribeStackEventsCommand({ StackName, NextToken: first.NextToken }))
  expect(first.StackEvents?.[0]).toMatchObject({ LogicalResourceId: 'acme', ResourceStatus: 'CREATE_COMPLETE' })
  expect(second.StackEvents?.[0]).toEqual(first.StackEvents?.at(-1))
})

test('resources come in pages', async () => {
  await using it = await open({ scenario: { pageSize: 2 } })
  await it.bring(queueTemplate({ more: { A: 'a', B: 'b', C: 'c' } }))
  const pages: number[] = []
  for await (const { StackResourceSummaries } of paginateListStackResources({ client: it.client }, { StackName })) {
    pages.push(StackResourceSummaries?.length ?? 0)
  }
  expect(pages).toEqual([2, 2, 1])
})

test('drift is found when it was looked for', async () => {
  await using it = await open({
    scenario: { drift: [{ logicalId: 'Orders', property: '/VisibilityTimeout', actual: '5' }, { logicalId: 'Dead' }] },
  })
  await it.bring(queueTemplate())
  const { StackDriftDetectionId } = await it.client.send(new DetectStackDriftCommand({ StackName }))
  const status = () => it.client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }))
  expect(await status()).toMatchObject({ DetectionStatus: 'DETECTION_IN_PROGRESS' })
  expect(await status()).toMatchObject({ DetectionStatus: 'DETECTION_COMPLETE', StackDriftStatus: 'DRIFTED' })
  const { StackResourceDrifts } = await it.client.send(new DescribeStackResourceDriftsCommand({ StackName }))
  expect(StackResourceDrifts).toMatchObject([
    { LogicalResourceId: 'Dead', StackResourceDriftStatus: 'DELETED' },
    {
      LogicalResourceId: 'Orders',
      StackResourceDriftStatus: 'MODIFIED',
      PropertyDifferences: [{ PropertyPath: '/VisibilityTimeout', ExpectedValue: '30', ActualValue: '5' }],
    },
  ])
})

test('stacks are as somebody has left them', async () => {
  await using it = await open({
    scenario: {
      leftovers: [
        { name: 'under-review', status: 'REVIEW_IN_PROGRESS' },
        { name: StackName, status: 'UPDATE_COMPLETE', template: queueTemplate() },
        { name: 'failed', status: 'ROLLBACK_COMPLETE', template: queueTemplate() },
      ],
    },
  })
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputKey: 'Url' }] })
  await it.bring(queueTemplate({ timeout: 60 }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' })
  expect(it.cloud.stack('failed')?.resources.size).toBe(0)
})

test('an action that it does not have is refused', async () => {
  await using it = await open()
  const body = new URLSearchParams({ Action: 'CreateStackSet', Version: '2010-05-15' })
  const answer = await fetch(it.cloud.url, { method: 'POST', body })
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('<Code>InvalidAction</Code>')])
})
