import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { everything, makeEnvironment, makeProject } from '../../testkit/projects.ts'
import { type DeploymentsBed, openBed } from './bed.ts'

let bed: DeploymentsBed
let projectId: string

beforeAll(async () => {
  bed = await openBed()
  projectId = await makeProject(bed.projects, 'orders')
})
afterAll(() => bed.close())

const environment = (name: string, more: object = {}) =>
  makeEnvironment(bed.projects, projectId, name, { target: 'AWS', region: 'eu-central-1', ...more })

async function ofEnvironment(id: string, fields: string) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment { ${fields} } } }`
  const { data, codes, messages } = await bed.ask(everything, query, { of: [{ __typename: 'Environment', id }] })
  return { found: data?._entities[0], codes, messages }
}

const POLICY = 'iamPolicy { accountId deployer execution boundary }'

test('the policies are of the account that the role is in, and name the project only', async () => {
  const id = await environment('prod', { roleArn: 'arn:aws:iam::123456789012:role/deployer' })
  const { found } = await ofEnvironment(id, POLICY)
  expect(found.iamPolicy.accountId).toBe('123456789012')
  const { deployer, boundary } = found.iamPolicy
  const stacks = deployer.Statement.find(({ Sid }: { Sid: string }) => Sid === 'Stacks')
  expect(stacks.Resource).toEqual(['arn:aws:cloudformation:eu-central-1:123456789012:stack/orders-*/*'])
  expect(JSON.stringify(boundary)).toContain('orders')
})

test('the policies of another account are there before anything else is', async () => {
  const id = await environment('first')
  const { found } = await ofEnvironment(id, 'iamPolicy(accountId: "210987654321") { accountId execution }')
  expect(found.iamPolicy.accountId).toBe('210987654321')
  expect(JSON.stringify(found.iamPolicy.execution)).toContain(':210987654321:')
})

test('who is not signed in to AWS learns what to do, where the account is not known', async () => {
  const { found, codes, messages } = await ofEnvironment(await environment('unknown'), POLICY)
  expect(found.iamPolicy).toBeNull()
  expect(codes).toEqual(['TARGET_UNAVAILABLE'])
  expect(messages[0]).toContain('Nobody is signed in to AWS.')
})

test('the template that connects an account asks for the external id, and trusts who is named', async () => {
  const id = await environment('connected')
  const { data } = await bed.projects.ask(everything, `{ node(id: "${id}") { ... on Environment { externalId } } }`)
  const principal = 'arn:aws:iam::999999999999:role/routo/server'
  const { found } = await ofEnvironment(id, `connectTemplate(trustedPrincipalArn: "${principal}")`)
  const { Resources, Outputs } = JSON.parse(found.connectTemplate)
  expect(Resources.DeployRole.Properties.AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': data.node.externalId } },
    },
  ])
  expect(Object.keys(Outputs)).toEqual(['DeployRoleArn', 'ExecutionRoleArn', 'BoundaryArn'])
})

test.each([
  ['iamPolicy(accountId: "me") { accountId }', 'accountId has to be 12 digits.'],
  ['connectTemplate(trustedPrincipalArn: "*")', 'trustedPrincipalArn has to be the ARN'],
])('%s is refused', async (field, says) => {
  const { codes, messages } = await ofEnvironment(await environment(`wrong-${field.length}`), field)
  expect(codes).toEqual(['BAD_USER_INPUT'])
  expect(messages[0]).toContain(says)
})

test('a local environment has no account', async () => {
  const id = await makeEnvironment(bed.projects, projectId, 'local')
  const { found } = await ofEnvironment(id, `${POLICY} connectTemplate`)
  expect(found).toEqual({ iamPolicy: null, connectTemplate: null })
})

test('what was found different last is known without another look', async () => {
  const id = await makeEnvironment(bed.projects, projectId, 'drifting')
  const drift = async (args: string) =>
    (await ofEnvironment(id, `drift${args} { inSync checkedAt changes { logicalId } }`)).found.drift
  expect(await drift('(refresh: false)')).toBeNull()
  bed.driver.calls.length = 0
  const looked = await drift('')
  expect(looked).toMatchObject({ inSync: true, changes: [] })
  expect(await drift('(refresh: false)')).toEqual(looked)
  expect(bed.driver.calls).toEqual(['drift'])
})
