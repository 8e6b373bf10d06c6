import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createIdentities } from '../../../targets/aws/access/identity.ts'
import { createArtefacts } from '../../../targets/aws/artefacts/create-artefacts.ts'
import { type AwsClients, createClients } from '../../../targets/aws/clients.ts'
import { awsDriver } from '../../../targets/aws/driver/aws-driver.ts'
import { queueTemplate } from '../../testkit/cloudformation/opened.ts'
import { type Moto, skipsMoto, startMoto } from '../../testkit/moto.ts'
import { deploy, follow } from '../contract/operations.ts'
import { releaseOf } from '../contract/releases.ts'
import { openMemory } from './driver/memory.ts'
import { startFront } from './front.ts'
import { credentials, placeIn } from './places.ts'

// A second opinion on the happy path: somebody else's reading of how AWS answers.
const testWithMoto = skipsMoto ? test.skip : test

let moto: Moto
let clients: AwsClients
beforeAll(async () => {
  if (skipsMoto) return
  moto = await startMoto()
  clients = createClients({ endpoint: moto.url, credentials })(placeIn('us-east-1'))
})
afterAll(async () => {
  await moto?.[Symbol.asyncDispose]()
})

const StackName = 'acme-dev-0'

/** Changes the stack by a change set, as the driver does. */
async function bring(ChangeSetName: string, ChangeSetType: 'CREATE' | 'UPDATE', TemplateURL: string) {
  const { cloudFormation } = clients
  const set = { StackName, ChangeSetName }
  await cloudFormation.send(new CreateChangeSetCommand({ ...set, ChangeSetType, TemplateURL }))
  const described = await cloudFormation.send(new DescribeChangeSetCommand(set))
  await cloudFormation.send(new ExecuteChangeSetCommand(set))
  return described.Changes?.map(
    ({ ResourceChange }) => `${ResourceChange?.Action} ${ResourceChange?.LogicalResourceId}`,
  )
}

async function uploaded(key: string, Body: string): Promise<string> {
  await clients.s3.send(new PutObjectCommand({ Bucket: 'templates', Key: key, Body }))
  const { Body: read } = await clients.s3.send(new GetObjectCommand({ Bucket: 'templates', Key: key }))
  expect(await read?.transformToString()).toBe(Body)
  return `https://s3.us-east-1.amazonaws.com/templates/${key}`
}

testWithMoto('a stack is made, changed and removed by change sets whose templates lie in a bucket', async () => {
  const { cloudFormation, s3 } = clients
  await s3.send(new CreateBucketCommand({ Bucket: 'templates' }))
  const first = await uploaded('one.json', queueTemplate())
  expect((await bring('one', 'CREATE', first))?.toSorted()).toEqual(['Add Dead', 'Add Orders'])
  const second = await uploaded('two.json', queueTemplate({ timeout: 60, more: { New: 'new' } }))
  expect((await bring('two', 'UPDATE', second))?.toSorted()).toEqual(['Add New', 'Modify Orders'])
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }))
  expect(Stacks).toMatchObject([{ StackStatus: 'UPDATE_COMPLETE' }])
  const ids: (string | undefined)[] = []
  for await (const { StackResourceSummaries } of paginateListStackResources(
    { client: cloudFormation },
    { StackName },
  )) {
    ids.push(...(StackResourceSummaries ?? []).map(({ LogicalResourceId }) => LogicalResourceId))
  }
  expect(ids.toSorted()).toEqual(['Dead', 'New', 'Orders'])
  await cloudFormation.send(new DeleteStackCommand({ StackName }))
  await expect(cloudFormation.send(new DescribeStacksCommand({ StackName }))).rejects.toThrow('does not exist')
})

testWithMoto('the driver makes stacks, changes and removes them', async () => {
  // moto knows no conditions of bucket policies, and would refuse everything.
  await using guard = await startFront(
    ({ method, path }) => (method === 'PUT' && path.includes('?policy') ? { body: '' } : undefined),
    moto.url,
  )
  const ways = createClients({ endpoint: guard.url, credentials })
  const at = (environmentId: string) => Promise.resolve(placeIn('us-east-1', { environmentId }))
  const driver = awsDriver({
    clients: ways,
    findPlace: at,
    memory: openMemory(),
    artefacts: createArtefacts({ clients: ways, identityOf: createIdentities(ways) }),
    secrets: { check: () => [], put: async () => {}, sweep: async () => {} },
    check: async () => [],
    now: Date.now,
    sleep: async () => {},
    random: () => 0,
  })
  const bring = async (text: string, token: string) => {
    const release = releaseOf([], { environmentId: 'env_moto' })
    const { outcome } = await deploy(driver, { ...release, stacks: [{ name: 'acme-moto-0', text }] }, token)
    const [stack] = await driver.describe('env_moto')
    return [outcome, stack?.status, stack?.resources.length]
  }
  expect(await bring(queueTemplate({ name: 'a' }), 'first')).toEqual(['succeeded', 'CREATE_COMPLETE', 2])
  expect(await bring(queueTemplate({ name: 'a', timeout: 60, more: { B: 'b' } }), 'second')).toEqual([
    'succeeded',
    'UPDATE_COMPLETE',
    3,
  ])
  await driver.destroy('env_moto', 'EMPTY_AND_DELETE', 'third')
  expect((await follow(driver, 'third')).outcome).toBe('succeeded')
  expect(await driver.describe('env_moto')).toEqual([])
})

testWithMoto('a role is assumed with its external id, and everything is done in it', async () => {
  const principal = { AWS: 'arn:aws:iam::123456789012:root' }
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  const { Role } = await clients.iam.send(
    new CreateRoleCommand({
      RoleName: 'deployer',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  )
  const roleArn = Role?.Arn ?? ''
  const assumed = createClients({ endpoint: moto.url, credentials })(placeIn('us-east-1', { roleArn }))
  const { Arn } = await assumed.sts.send(new GetCallerIdentityCommand({}))
  expect(Arn).toMatch(/assumed-role\/deployer\/routo-acme-dev$/)
})
