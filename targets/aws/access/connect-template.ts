import { getAtt, placeholder, pseudo, ref, sub, type Value } from '../../../compiler/template.ts'
import { policiesFor } from './policies/policies-for.ts'
import { ACCESS_PATH } from './policies/scope.ts'

/** Who may come in, for which project. */
export interface Connection {
  readonly project: string
  /** We make it, never the user: it keeps others who use this server from naming somebody else's role as theirs. */
  readonly externalId: string
  /** As whom this server calls AWS. */
  readonly trustedPrincipalArn: string
}

/** As long as a session of ours lasts: `clients.ts` asks for no more. */
const LONGEST_SESSION_S = 3_600

/**
 * What the owner of an account launches once, so that this server can deploy a project there: the role that we assume, the role
 * that CloudFormation works in, and the boundary of what both can make. Its outputs are what the environment has to be told.
 * IAM is the same in all regions, but these policies are about the region that it is launched in.
 */
export function connectTemplate({ project, externalId, trustedPrincipalArn }: Connection): string {
  const { deployer, execution, boundary } = policiesFor({
    project,
    accountId: pseudo.account,
    partition: pseudo.partition,
    region: pseudo.region,
    executionRoleArn: placeholder('ExecutionRole.Arn'),
    boundaryArn: placeholder('Boundary'),
  })
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `routo: lets project ${project} be deployed to this account and region`,
    Resources: {
      Boundary: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          Description: `The most that any role of project ${project} can do`,
          Path: ACCESS_PATH,
          PolicyDocument: filledIn(boundary),
        },
      },
      ExecutionRole: role(project, `CloudFormation makes the resources of project ${project} in it`, {
        trusted: { Service: 'cloudformation.amazonaws.com' },
        allowed: filledIn(execution),
      }),
      DeployRole: role(project, `routo deploys and operates project ${project} in it`, {
        trusted: { AWS: trustedPrincipalArn },
        condition: { StringEquals: { 'sts:ExternalId': externalId } },
        allowed: filledIn(deployer),
      }),
    },
    Outputs: {
      DeployRoleArn: output('roleArn of the environment', getAtt('DeployRole', 'Arn')),
      ExecutionRoleArn: output('executionRoleArn of the environment', getAtt('ExecutionRole', 'Arn')),
      BoundaryArn: output('boundaryArn of the environment', ref('Boundary')),
    },
  }
  return `${JSON.stringify(template, null, 2)}\n`
}

interface Role {
  readonly trusted: Value
  readonly condition?: Value
  readonly allowed: Value
}

const role = (project: string, description: string, { trusted, condition, allowed }: Role) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    Description: description,
    Path: ACCESS_PATH,
    MaxSessionDuration: LONGEST_SESSION_S,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: trusted,
          Action: 'sts:AssumeRole',
          ...(condition !== undefined && { Condition: condition }),
        },
      ],
    },
    Policies: [{ PolicyName: 'project', PolicyDocument: allowed }],
    Tags: [{ Key: 'routo:project', Value: project }],
  },
})

const output = (Description: string, Value: Value) => ({ Description, Value })

/** What stands in braces is for CloudFormation to fill in, wherever it is. */
function filledIn(value: unknown): Value {
  if (typeof value === 'string') return value.includes('${') ? sub(value) : value
  if (Array.isArray(value)) return value.map(filledIn)
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, filledIn(item)]))
}
