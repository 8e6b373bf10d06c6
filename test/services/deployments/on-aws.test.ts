import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { everything, member } from '../../testkit/projects.ts'
import { makeDeployableToAws, openWholeAws, type WholeAws } from './aws-bed.ts'
import { create, type DeploymentsBed, newKey, openBed, push, ROUTES, until } from './bed.ts'

let aws: WholeAws
let bed: DeploymentsBed

beforeAll(async () => {
  aws = await openWholeAws()
  bed = await openBed({ aws: aws.client })
})
afterAll(async () => {
  await bed.close()
  await aws[Symbol.asyncDispose]()
})
beforeEach(() => {
  aws.account.cloudFormation.scenario = {}
})

async function deploy(environmentId: string): Promise<string> {
  const { id } = await create(bed, { environmentId })
  await until(bed, id, 'SUCCEEDED')
  return id
}

async function ofEnvironment(id: string, fields: string) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment { ${fields} } } }`
  return (await bed.ask(everything, query, { of: [{ __typename: 'Environment', id }] })).data?._entities[0]
}

const plan = async (environmentId: string) =>
  (
    await bed.must(
      `mutation ($input: DeploymentPlanInput!) { deploymentPlan(input: $input) {
        plan { summary { create update replace remove } policies { code level message } } userErrors { message } } }`,
      { input: { environmentId } },
    )
  ).deploymentPlan.plan

test('a deployment goes through all phases, and what stands there is shown with its place in the console', async () => {
  const { environmentId, stack } = await makeDeployableToAws(bed)
  const { id } = await create(bed, { environmentId })
  const queues = 'resources(filter: { type: ["AWS::SQS::Queue"] }) { nodes { logicalId status consoleUrl } }'
  const fields = `timeline { phase } stacks { name target status consoleUrl ${queues} } events { nodes { message } }`
  const done = await until(bed, id, 'SUCCEEDED', fields)
  expect(done.timeline.map(({ phase }: { phase: string }) => phase)).toEqual([
    'QUEUED',
    'VALIDATE',
    'BUILD',
    'PLAN',
    'UPLOAD',
    'PROVISION',
    'VERIFY',
  ])
  expect(done.stacks).toMatchObject([{ name: stack, target: 'AWS', status: 'CREATE_COMPLETE' }])
  expect(done.stacks[0].consoleUrl).toMatch(/^https:\/\/us-east-1\.console\.aws\.amazon\.com\/cloudformation/)
  const { nodes } = done.stacks[0].resources
  expect(nodes.map(({ logicalId }: { logicalId: string }) => logicalId)).toEqual(expect.arrayContaining(['In', 'Out']))
  expect(nodes[0].consoleUrl).toContain('us-east-1.console.aws.amazon.com/sqs')
  expect(done.events.nodes.map(({ message }: { message: string }) => message)).toContain('In: CREATE_COMPLETE')
  expect(aws.account.cloudFormation.stack(stack)?.status).toBe('CREATE_COMPLETE')
})

test('what has not changed needs no change set, and what was added is planned as such', async () => {
  const { environmentId, projectId } = await makeDeployableToAws(bed)
  await deploy(environmentId)
  const changeSets = () => aws.account.cloudFormation.calls.filter(({ action }) => action === 'CreateChangeSet').length
  const before = changeSets()
  await deploy(environmentId)
  expect(changeSets()).toBe(before)
  await push(bed, projectId, ROUTES.replace("'queue:Out'", "'queue:Elsewhere'"))
  expect((await plan(environmentId)).summary).toMatchObject({ replace: 0, remove: 2 })
  await deploy(environmentId)
  const { stacks } = await ofEnvironment(environmentId, 'stacks { status }')
  expect(stacks).toEqual([{ status: 'UPDATE_COMPLETE' }])
})

test('a resource that fails is rolled back, and explained in AWS words and ours', async () => {
  const { environmentId, stack } = await makeDeployableToAws(bed)
  const reason = 'Cannot exceed quota for RolesPerAccount: 1000 (Service: Iam, Status Code: 409)'
  aws.account.cloudFormation.scenario = { fail: [{ logicalId: 'CopyRole', at: 'CREATE', reason }] }
  const { id } = await create(bed, { environmentId })
  const failure =
    'failure { knownCause providerMessage explanation resource { logicalId type } nextActions { title command } }'
  const failed = await until(bed, id, 'ROLLED_BACK', failure)
  expect(failed.failure).toMatchObject({
    code: 'RESOURCE_FAILED',
    knownCause: 'ROLE_QUOTA',
    providerMessage: reason,
    explanation: expect.stringContaining('its 1000 roles'),
    resource: { logicalId: 'CopyRole', type: 'AWS::IAM::Role' },
  })
  expect(failed.failure.nextActions[0].command).toContain('aws service-quotas')
  expect(aws.account.cloudFormation.stack(stack)?.status ?? 'gone').toMatch(/gone|DELETE_COMPLETE/)
  aws.account.cloudFormation.scenario = {}
  await deploy(environmentId)
})

test('what is in the way at AWS is in the plan before anything is touched', async () => {
  const { environmentId, projectId } = await makeDeployableToAws(bed)
  const set = 'mutation ($input: ConfigSetInput!) { environmentConfigSet(input: $input) { userErrors { code } } }'
  await bed.projects.must(set, { input: { environmentId, secrets: { LARGE: 'x'.repeat(5_000) } } })
  expect(projectId).toBeDefined()
  expect((await plan(environmentId)).policies).toContainEqual(
    expect.objectContaining({ code: 'SECRET_TOO_LARGE', level: 'ERROR' }),
  )
  const { id } = await create(bed, { environmentId })
  expect(await until(bed, id, 'FAILED')).toMatchObject({ failure: { code: 'SECRET_TOO_LARGE' } })
})

test('drift is found, and an environment is removed', async () => {
  const { environmentId, stack } = await makeDeployableToAws(bed)
  await deploy(environmentId)
  aws.account.cloudFormation.scenario = { drift: [{ logicalId: 'In', property: '/VisibilityTimeout', actual: '1' }] }
  const { drift } = await ofEnvironment(environmentId, 'drift { inSync changes { logicalId action } }')
  expect(drift).toEqual({ inSync: false, changes: [{ logicalId: 'In', action: 'UPDATE' }] })
  aws.account.cloudFormation.scenario = {}
  const destroy = `mutation ($input: EnvironmentDestroyInput!) { environmentDestroy(input: $input) {
    deployment { id } userErrors { message } } }`
  const input = { environmentId, confirmName: 'prod', data: 'EMPTY_AND_DELETE', idempotencyKey: newKey() }
  const { environmentDestroy } = await bed.must(destroy, { input })
  await until(bed, environmentDestroy.deployment.id, 'SUCCEEDED')
  expect(aws.account.cloudFormation.stack(stack)?.status ?? 'gone').toMatch(/gone|DELETE_COMPLETE/)
  expect((await ofEnvironment(environmentId, 'stacks { name }')).stacks).toEqual([])
})

test('what a removed route leaves is listed with what it holds, taken up again, and removed when that is wanted', async () => {
  const { environmentId, projectId } = await makeDeployableToAws(bed)
  await deploy(environmentId)
  const without = ROUTES.replace("'queue:Out'", "'queue:Elsewhere'")
  await push(bed, projectId, without)
  await deploy(environmentId)
  const retained = async () =>
    (await ofEnvironment(environmentId, 'retained { logicalId type physicalId holds since consoleUrl }')).retained
  const out = { logicalId: 'Out', type: 'AWS::SQS::Queue', holds: 0 }
  expect(await retained()).toMatchObject([out])

  await push(bed, projectId)
  await deploy(environmentId)
  expect(await retained()).toMatchObject([{ ...out, logicalId: 'Elsewhere' }])

  const [{ type, physicalId }] = await retained()
  const remove = `mutation ($input: RetainedRemoveInput!) { retainedRemove(input: $input) {
    environment { retained { logicalId } } userErrors { code message } } }`
  const removed = async (data: string) =>
    (await bed.ask(everything, remove, { input: { environmentId, type, physicalId, data } })).data
  const { sqs, close } = sqsOf(aws)
  await sqs.send(new SendMessageCommand({ QueueUrl: physicalId, MessageBody: 'left' }))
  expect(await retained()).toMatchObject([{ logicalId: 'Elsewhere', holds: 1 }])
  expect((await removed('REFUSE_IF_NOT_EMPTY')).retainedRemove).toMatchObject({
    environment: null,
    userErrors: [{ code: 'PROVIDER_ERROR', message: expect.stringContaining('NOT_EMPTY: Elsewhere') }],
  })
  expect((await removed('RETAIN')).retainedRemove.userErrors).toMatchObject([{ code: 'INVALID' }])
  expect((await removed('EMPTY_AND_DELETE')).retainedRemove).toEqual({ environment: { retained: [] }, userErrors: [] })
  close()
  expect(bed.audited.at(-1)).toMatchObject({
    action: 'retainedRemove',
    subjectId: environmentId,
    before: { physicalId },
  })
})

/** For messages from elsewhere. */
function sqsOf({ account: { endpoint, credentials } }: WholeAws) {
  const sqs = new SQSClient({ endpoint, credentials, region: 'us-east-1' })
  return { sqs, close: () => sqs.destroy() }
}

test("who does not own the installation deploys with a role, and not with the server's own credentials", async () => {
  const ada = (id: string) => member('ada', { [id]: 'ADMIN' })
  const { environmentId } = await makeDeployableToAws(bed, undefined, ada)
  const calls = aws.account.cloudFormation.calls.length
  const { id } = await create(bed, { environmentId })
  const { failure } = await until(bed, id, 'FAILED')
  expect(failure).toMatchObject({ code: 'NO_ROLE', message: expect.stringContaining('Environment.connectTemplate') })
  expect(aws.account.cloudFormation.calls).toHaveLength(calls)
})
