/** Where a stack is, as its id says. */
interface Account {
  readonly partition: string
  readonly region: string
  readonly account: string
}

const accountOf = (stackId: string): Account => {
  const [, partition = 'aws', , region = '', account = ''] = stackId.split(':')
  return { partition, region, account }
}

const arns: Readonly<Record<string, (name: string, account: Account) => string>> = {
  'AWS::IAM::Role': (name, { partition, account }) => `arn:${partition}:iam::${account}:role/routo/${name}`,
  'AWS::Lambda::Function': (name, { partition, region, account }) =>
    `arn:${partition}:lambda:${region}:${account}:function:${name}`,
  'AWS::Logs::LogGroup': (name, { partition, region, account }) =>
    `arn:${partition}:logs:${region}:${account}:log-group:${name}:*`,
  'AWS::S3::Bucket': (name, { partition }) => `arn:${partition}:s3:::${name}`,
  'AWS::SQS::Queue': (url, { partition, region, account }) =>
    `arn:${partition}:sqs:${region}:${account}:${url.split('/').at(-1)}`,
  'AWS::Scheduler::Schedule': (name, { partition, region, account }) =>
    `arn:${partition}:scheduler:${region}:${account}:schedule/default/${name}`,
}

/** The ARN of a resource by what CloudFormation calls it; undefined for types that have none, or that tell it differently. */
export const arnOf = (type: string, physicalId: string, stackId: string): string | undefined =>
  arns[type]?.(physicalId, accountOf(stackId))
