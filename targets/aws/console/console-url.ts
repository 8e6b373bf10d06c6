import { partitionOf } from '../partition.ts'

/** Something that a person may want to look at in AWS's console. */
export interface ConsoleTarget {
  readonly region: string
  /** `AWS::SQS::Queue`; `AWS::CloudFormation::Stack` for the stack itself. */
  readonly type: string
  /** As CloudFormation says it: a name, a URL, an ARN or an id. */
  readonly physicalId: string
}

/** What the names of consoles end in. Partitions that are closed to the public have none that we know. */
const domains: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
}

/** A page of the console, behind the host. */
type Page = (id: string, region: string) => string

/** The address of something in the console; undefined where there is no console, or no page of the type. */
export function consoleUrl({ region, type, physicalId }: ConsoleTarget): string | undefined {
  const domain = domains[partitionOf(region).name]
  const page = pages[type]
  return domain === undefined || page === undefined
    ? undefined
    : `https://${region}.${domain}/${page(physicalId, region)}`
}

const text = encodeURIComponent

/** Pages behind a `#` are read by CloudWatch's own decoder: encoded twice, with `$` for `%`. */
const twice = (name: string): string => text(text(name)).replaceAll('%', '$')

const home = (service: string, region: string, page: string): string => `${service}/home?region=${region}#${page}`

const queue: Page = (id, region) => home('sqs/v3', region, id.startsWith('http') ? `/queues/${text(id)}` : '/queues')

/** What is in an API goes by `<api>|<own id>`, or by its own id alone, which leads to the list of APIs. */
const inApi =
  (page: string): Page =>
  (id, region) => {
    const [api, own] = id.split('|')
    return own === undefined
      ? `apigateway/main/apis?region=${region}`
      : `apigateway/main/${page}?api=${text(api ?? '')}&region=${region}`
  }

const pages: Readonly<Record<string, Page>> = {
  'AWS::ApiGatewayV2::Api': (id, region) => `apigateway/main/api-detail?api=${text(id)}&region=${region}`,
  'AWS::ApiGatewayV2::Integration': inApi('develop/integrations'),
  'AWS::ApiGatewayV2::Route': inApi('develop/routes'),
  'AWS::ApiGatewayV2::Stage': inApi('deploy/stages'),
  'AWS::CloudFormation::Stack': (id, region) => home('cloudformation', region, `/stacks/stackinfo?stackId=${text(id)}`),
  'AWS::IAM::Role': (id, region) => home('iam', region, `/roles/details/${text(id)}`),
  'AWS::Lambda::EventSourceMapping': (id, region) => home('lambda', region, `/event-source-mappings/${text(id)}`),
  'AWS::Lambda::Function': (id, region) => home('lambda', region, `/functions/${text(id)}`),
  // Permissions go by names that do not say whose they are.
  'AWS::Lambda::Permission': (_, region) => home('lambda', region, '/functions'),
  'AWS::Logs::LogGroup': (id, region) => home('cloudwatch', region, `logsV2:log-groups/log-group/${twice(id)}`),
  'AWS::S3::Bucket': (id, region) => `s3/buckets/${text(id)}?region=${region}&tab=objects`,
  'AWS::S3::BucketPolicy': (id, region) => `s3/buckets/${text(id)}?region=${region}&tab=permissions`,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queue,
  'AWS::Scheduler::Schedule': (id, region) => home('scheduler', region, `schedules/default/${text(id)}`),
}
