import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { placeholder, pseudo } from '../../../compiler/template.ts'
import { connectTemplate } from '../../../targets/aws/access/connect-template.ts'
import { policiesFor } from '../../../targets/aws/access/policies/policies-for.ts'
import { lint, skipsCfnLint } from '../../testkit/cfn-lint.ts'
import { accountId } from './places.ts'

const trustedPrincipalArn = 'arn:aws:iam::999999999999:role/routo'
const text = connectTemplate({ project: 'orders', externalId: 'ext-0123456789', trustedPrincipalArn })

interface ConnectRole {
  readonly Properties: {
    readonly Path: string
    readonly MaxSessionDuration: number
    readonly AssumeRolePolicyDocument: { readonly Statement: readonly unknown[] }
    readonly Policies: readonly { readonly PolicyDocument: object }[]
  }
}

const { Resources, Outputs } = JSON.parse(text) as {
  readonly Resources: {
    readonly DeployRole: ConnectRole
    readonly ExecutionRole: ConnectRole
    readonly Boundary: object
  }
  readonly Outputs: object
}

const testWithCfnLint = skipsCfnLint ? test.skip : test

testWithCfnLint(
  'cfn-lint finds nothing in the connect template',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'routo-connect-'))
    const good = join(folder, 'connect.json')
    const broken = join(folder, 'broken.json')
    writeFileSync(good, text)
    writeFileSync(broken, text.replace('"MaxSessionDuration": 3600', '"MaxSessionDuration": 1'))
    const findings = lint([good, broken])
    rmSync(folder, { recursive: true })
    expect(findings.filter(({ file }) => file === good)).toEqual([])
    expect(findings.map(({ file }) => file)).toContain(broken)
  },
  120_000,
)

test('only the server may assume the deploy role, only with the external id, and not for long', () => {
  const { AssumeRolePolicyDocument, MaxSessionDuration } = Resources.DeployRole.Properties
  expect(AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { AWS: trustedPrincipalArn },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'ext-0123456789' } },
    },
  ])
  expect(MaxSessionDuration).toBe(3_600)
})

test('nobody but CloudFormation works in the execution role', () => {
  expect(Resources.ExecutionRole.Properties.AssumeRolePolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ])
})

test('what is allowed is what the policies of the project say, with what CloudFormation fills in', () => {
  const executionRoleArn = `arn:aws:iam::${accountId}:role/routo-access/connect-ExecutionRole-1`
  const boundaryArn = `arn:aws:iam::${accountId}:policy/routo-access/connect-Boundary-1`
  const filled: Readonly<Record<string, string>> = {
    [pseudo.account]: accountId,
    [pseudo.partition]: 'aws',
    [pseudo.region]: 'eu-central-1',
    [placeholder('ExecutionRole.Arn')]: executionRoleArn,
    [placeholder('Boundary')]: boundaryArn,
  }
  const resolve = (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('Fn::Sub' in value)) return value
    return Object.entries(filled).reduce((said, [from, to]) => said.replaceAll(from, to), String(value['Fn::Sub']))
  }
  const { DeployRole, ExecutionRole, Boundary } = JSON.parse(JSON.stringify(Resources), resolve)
  const scope = {
    project: 'orders',
    accountId,
    partition: 'aws',
    region: 'eu-central-1',
    executionRoleArn,
    boundaryArn,
  }
  const { deployer, execution, boundary } = policiesFor(scope)
  expect(DeployRole.Properties.Policies).toEqual([{ PolicyName: 'project', PolicyDocument: deployer }])
  expect(ExecutionRole.Properties.Policies).toEqual([{ PolicyName: 'project', PolicyDocument: execution }])
  expect(Boundary.Properties.PolicyDocument).toEqual(boundary)
  expect(JSON.stringify(execution)).toContain(boundaryArn)
  expect(JSON.stringify(deployer)).toContain(executionRoleArn)
})

test('its outputs are the three ARNs that an environment asks for', () => {
  expect(Object.keys(Outputs)).toEqual(['DeployRoleArn', 'ExecutionRoleArn', 'BoundaryArn'])
})
