import { expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { createExternalIdCheck } from '../../../targets/aws/access/external-id.ts'
import { createIdentities } from '../../../targets/aws/access/identity.ts'
import { policiesFor } from '../../../targets/aws/access/policies/policies-for.ts'
import type { Policy } from '../../../targets/aws/access/policies/policy.ts'
import { createPreflight } from '../../../targets/aws/access/preflight/preflight.ts'
import { createClients } from '../../../targets/aws/clients.ts'
import type { AwsPlace } from '../../../targets/aws/place.ts'
import { createCall } from '../../../targets/aws/stacks/call.ts'
import type { Finding } from '../../../targets/driver.ts'
import { releaseOf } from '../contract/releases.ts'
import { type Account, startAccount } from './account.ts'
import { queryError, startFront } from './front.ts'
import { accountId, credentials, placeIn } from './places.ts'

const region = 'eu-central-1'
const roleOf = (name: string) => `arn:aws:iam::${accountId}:role/routo-access/${name}`
const user = `arn:aws:iam::${accountId}:user/deployer`
const executionRoleArn = roleOf('acme-execution')
const boundaryArn = `arn:aws:iam::${accountId}:policy/routo-access/acme-boundary`
const place = placeIn(region, { environment: 'test', executionRoleArn, boundaryArn })

const release = releaseOf([
  route('Read').from('file:Files').to('queue:Orders'),
  route('Store').from('queue:Orders').to('file:Archive'),
])
const bucketOf = (name: string) => `acme-test-${name}-${accountId}-${region}`

const { deployer, execution } = policiesFor({
  project: 'acme',
  accountId,
  partition: 'aws',
  region,
  executionRoleArn,
  boundaryArn,
})
const allowed = new Map([
  [user, [deployer]],
  [executionRoleArn, [execution]],
])

const without = ({ Version, Statement }: Policy, ...actions: readonly string[]): Policy => ({
  Version,
  Statement: Statement.map((grant) => ({
    ...grant,
    Action: grant.Action.filter((action) => !actions.includes(action)),
  })),
})

const call = createCall({ sleep: async () => {}, random: () => 0 })

async function findings(
  account: Account,
  at: AwsPlace = place,
  kept: Parameters<ReturnType<typeof createPreflight>>[2] = [],
) {
  await using front = await startAccount(account)
  const clients = createClients({ endpoint: front.url, credentials })
  return await createPreflight({ clients, identityOf: createIdentities(clients), call })(at, release, kept)
}

const errors = (found: readonly Finding[]) => found.filter(({ level }) => level === 'ERROR')

test('nothing is in the way where all is allowed, names are free and quotas hold', async () => {
  expect(await findings({ policies: allowed })).toEqual([])
})

test('each missing permission is named, with who lacks it and on what', async () => {
  const policies = new Map([
    [user, [without(deployer, 'cloudformation:ExecuteChangeSet')]],
    [executionRoleArn, [without(execution, 'sqs:CreateQueue', 'sqs:TagQueue', 'iam:CreateRole')]],
  ])
  const found = await findings({ policies })
  expect(new Set(found.map(({ code, level }) => `${code} ${level}`))).toEqual(new Set(['MISSING_PERMISSION ERROR']))
  expect(found.map(({ message }) => message.split('. ')[0])).toEqual([
    `${user} may not do cloudformation:ExecuteChangeSet on arn:aws:cloudformation:${region}:${accountId}:stack/acme-test-0/0`,
    `${executionRoleArn} may not do sqs:CreateQueue, sqs:TagQueue on arn:aws:sqs:${region}:${accountId}:acme-test-0`,
    `${executionRoleArn} may not do iam:CreateRole on arn:aws:iam::${accountId}:role/routo/acme-test-0`,
  ])
})

test('what a release does not have needs no permission, and what only operators need stops no deployment', async () => {
  const policies = new Map([
    [user, [without(deployer, 'sqs:PurgeQueue', 'ce:GetCostAndUsage', 'ssm:PutParameter')]],
    [executionRoleArn, [without(execution, 'scheduler:CreateSchedule', 'apigateway:POST')]],
  ])
  const found = await findings({ policies })
  expect(
    found.map(({ level, message }) => [level, /\w+:\w+/.exec(message.split('may not do ')[1] ?? '')?.[0]]),
  ).toEqual([
    ['WARNING', 'sqs:PurgeQueue'],
    ['WARNING', 'ce:GetCostAndUsage'],
  ])
})

test('without an execution role the caller has to be allowed all of it', async () => {
  const { executionRoleArn: _, ...own } = place
  expect(errors(await findings({ policies: new Map([[user, [deployer]]]) }, own)).length).toBeGreaterThan(3)
  expect(await findings({ policies: new Map([[user, [deployer, execution]]]) }, own)).toEqual([])
})

test('where the simulator may not be asked it says so, and which permission it would need', async () => {
  const found = await findings({})
  expect(found).toMatchObject([{ code: 'NOT_CHECKED', level: 'INFO' }])
  expect(found[0]?.message).toContain('Allow iam:SimulatePrincipalPolicy to have it checked.')
})

test('names that others have are found before anything is touched, of each kind', async () => {
  const found = await findings({
    policies: allowed,
    buckets: { [bucketOf('files')]: 'of another', [bucketOf('archive')]: 'ours' },
    queues: ['acme-test-Orders', 'acme-test-OrdersOfMine'],
    functions: ['acme-test-StoreExecutor'],
    logGroups: ['/aws/lambda/acme-test-ReadExecutor', '/aws/lambda/acme-test-ReadExecutor2'],
  })
  expect(found.map(({ code, level, logicalId }) => [code, level, logicalId])).toEqual([
    ['NAME_TAKEN', 'ERROR', 'Archive'],
    ['NAME_TAKEN', 'ERROR', 'Files'],
    ['NAME_TAKEN', 'ERROR', 'Orders'],
    ['NAME_TAKEN', 'ERROR', 'StoreExecutor'],
    ['NAME_TAKEN', 'ERROR', 'ReadLogs'],
  ])
  expect(found[0]?.message).toContain('is not of the stack acme-test-0')
  expect(found[1]?.message).toContain('another has it')
})

test('a bucket for code that is not ours is found before anything is brought to it, and ours is well', async () => {
  const artefacts = `routo-artefacts-${accountId}-${region}`
  const found = await findings({ policies: allowed, buckets: { [artefacts]: 'of another' } })
  expect(found).toMatchObject([{ code: 'BUCKET_TAKEN', level: 'ERROR' }])
  expect(await findings({ policies: allowed, buckets: { [artefacts]: 'ours' } })).toEqual([])
})

test('what a stack of the release has already is no conflict, and what it let go of is one, unless it is taken up again', async () => {
  const account: Account = {
    policies: allowed,
    queues: ['acme-test-Orders', 'acme-test-StoreDLQ'],
    stacks: { 'acme-test-0': { Orders: 'CREATE_COMPLETE', StoreDLQ: 'DELETE_SKIPPED' } },
  }
  expect(await findings(account)).toMatchObject([{ code: 'NAME_TAKEN', logicalId: 'StoreDLQ' }])
  expect(await findings(account, place, [{ type: 'AWS::SQS::Queue', logicalId: 'StoreDLQ' }])).toEqual([])
})

test('quotas that would not hold are said with their numbers', async () => {
  const found = await findings({
    policies: allowed,
    roles: { has: 999, quota: 1_000 },
    stacks: { 'other-1': {}, 'other-2': {} },
    stackLimit: 2,
    concurrency: 3,
  })
  expect(found.map(({ code, level }) => [code, level])).toEqual([
    ['QUOTA_EXCEEDED', 'ERROR'],
    ['QUOTA_EXCEEDED', 'ERROR'],
    ['QUOTA_SMALL', 'WARNING'],
  ])
  expect(found.map(({ message }) => message.split(':')[0])).toEqual([
    'The account has 999 of 1000 IAM roles, and this release makes 2 more',
    'The account has 2 of 2 CloudFormation stacks, and this release makes 1 more',
    'The account runs 3 functions at once, and the routes of this release may need 4 when all have messages',
  ])
})

test('a stack that is there already takes no further place', async () => {
  const stacks = { 'acme-test-0': { Orders: 'CREATE_COMPLETE' }, other: {} }
  expect(await findings({ policies: allowed, stacks, stackLimit: 2 })).toEqual([])
})

test('expired or wrong credentials are one finding, with the next step', async () => {
  for (const [said, code, step] of [
    ['ExpiredToken', 'CREDENTIALS_EXPIRED', 'aws sso login'],
    ['InvalidClientTokenId', 'CREDENTIALS_INVALID', 'Check the access key'],
  ] as const) {
    await using front = await startFront(() => queryError(403, said, 'The security token is no good'))
    const clients = createClients({ endpoint: front.url, credentials })
    const found = await createPreflight({ clients, identityOf: createIdentities(clients), call })(place, release)
    expect(found).toMatchObject([{ code, level: 'ERROR' }])
    expect(found[0]?.message).toContain(step)
  }
})

/** An STS with one role, whose trust policy is a function. */
const startSts = (trusts: (externalId: string | null) => boolean) =>
  startFront(({ form }) =>
    trusts(form.get('ExternalId'))
      ? {
          body: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
            <SessionToken>t</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
        }
      : queryError(403, 'AccessDenied', 'User is not authorized to perform: sts:AssumeRole'),
  )

test.each([
  ['asks for our external id', (id: string | null) => id === 'ext-0123456789', []],
  ['asks for none', () => true, ['EXTERNAL_ID_NOT_ASKED']],
  ['asks for any', (id: string | null) => id !== null, ['EXTERNAL_ID_NOT_ASKED']],
  ['takes ours, or none', (id: string | null) => id === null || id === 'ext-0123456789', ['EXTERNAL_ID_NOT_ASKED']],
  ['asks for another', (id: string | null) => id === 'another', ['ROLE_NOT_ASSUMABLE']],
])('of a role that %s it says so', async (_, trusts, codes) => {
  await using sts = await startSts(trusts)
  const check = createExternalIdCheck({ clients: createClients({ endpoint: sts.url, credentials }), call })
  const found = await check(placeIn(region, { roleArn: roleOf('acme-deploy') }))
  expect(found.map(({ code }) => code)).toEqual(codes)
  // As ourselves: a session of the role would ask another question.
  expect(sts.seen.every(({ headers }) => String(headers.authorization).includes(credentials.accessKeyId))).toBe(true)
})
