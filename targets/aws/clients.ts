import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { CostExplorerClient } from '@aws-sdk/client-cost-explorer'
import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { SSMClient } from '@aws-sdk/client-ssm'
import { STSClient } from '@aws-sdk/client-sts'
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { TargetError } from '../driver.ts'
import type { AwsPlace } from './place.ts'

/** The SDK's clients for one place. They refresh what they assume by themselves. */
export interface AwsClients {
  readonly cloudFormation: CloudFormationClient
  readonly costExplorer: CostExplorerClient
  readonly iam: IAMClient
  readonly lambda: LambdaClient
  readonly logs: CloudWatchLogsClient
  readonly s3: S3Client
  readonly sqs: SQSClient
  readonly ssm: SSMClient
  readonly sts: STSClient
}

/** Clients for a place; the same for places that are reached in the same way. */
export type ClientsFor = (place: AwsPlace) => AwsClients

export interface ClientOptions {
  /** In place of AWS, for all services: `http://127.0.0.1:4566`. */
  readonly endpoint?: string
  /** In place of the SDK's default chain. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** Places without a role are refused, unless they say that they may use the server's own credentials. */
  readonly guarded?: boolean
}

const SESSION_S = 3_600
const NO_ROLE =
  "The environment has no role, and may not use the server's own credentials: let the owner of the account launch Environment.connectTemplate, and set its role with environmentAwsSet."
/** Where costs of all regions are told. */
const [IN_CHINA, ELSEWHERE] = ['cn-northwest-1', 'us-east-1']

/**
 * Makes clients as they are asked for.
 *
 * @throws {TargetError} from what it gives: `NO_ROLE`
 */
export function createClients({ endpoint, credentials, guarded = false }: ClientOptions = {}): ClientsFor {
  const made = new Map<string, AwsClients>()
  return (place) => {
    const { region, roleArn, externalId, serverCredentials = false } = place
    if (guarded && roleArn === undefined && !serverCredentials) throw new TargetError('NO_ROLE', NO_ROLE)
    const key = JSON.stringify([region, roleArn, externalId])
    const known = made.get(key)
    if (known !== undefined) return known
    const own = {
      region,
      ...(endpoint !== undefined && { endpoint }),
      ...(credentials !== undefined && { credentials }),
    }
    const options = roleArn === undefined ? own : { ...own, credentials: assumed(place, roleArn, own, credentials) }
    const clients: AwsClients = {
      cloudFormation: new CloudFormationClient(options),
      costExplorer: new CostExplorerClient({ ...options, region: region.startsWith('cn-') ? IN_CHINA : ELSEWHERE }),
      iam: new IAMClient(options),
      lambda: new LambdaClient(options),
      logs: new CloudWatchLogsClient(options),
      s3: new S3Client({ ...options, forcePathStyle: endpoint !== undefined }),
      sqs: new SQSClient(options),
      ssm: new SSMClient(options),
      sts: new STSClient(options),
    }
    made.set(key, clients)
    return clients
  }
}

function assumed(
  { externalId, project, environment }: AwsPlace,
  RoleArn: string,
  clientConfig: { readonly region: string; readonly endpoint?: string },
  masterCredentials: ClientOptions['credentials'],
) {
  return fromTemporaryCredentials({
    params: {
      RoleArn,
      ExternalId: externalId,
      RoleSessionName: `routo-${project}-${environment}`.slice(0, 64),
      DurationSeconds: SESSION_S,
    },
    clientConfig,
    ...(masterCredentials !== undefined && { masterCredentials }),
  })
}
