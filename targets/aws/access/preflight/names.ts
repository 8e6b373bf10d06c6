import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { HeadBucketCommand } from '@aws-sdk/client-s3'
import { ListQueuesCommand } from '@aws-sdk/client-sqs'
import type { Finding } from '../../../driver.ts'
import { TargetError } from '../../../driver.ts'
import { artefactBucketName, takenSaid } from '../../artefacts/bucket.ts'
import { isAbsent } from '../../stacks/call.ts'
import { fewAtOnce } from '../../stacks/few-at-once.ts'
import { type Check, type Checked, unlessRefused } from './check.ts'
import type { WantedResource } from './wanted.ts'

type Named = WantedResource & { readonly name: string }

/** Names of new resources that somebody has already: CloudFormation would find out half way. */
export const checkNames: Check = async (checked) => {
  const named = checked.added.filter((each): each is Named => each.name !== undefined)
  const of = (type: string): readonly Named[] => named.filter((each) => each.type === type)
  const findings = await Promise.all([
    unlessRefused('the bucket for code', () => takenArtefacts(checked)),
    unlessRefused('names of buckets', () => takenBuckets(checked, of('AWS::S3::Bucket'))),
    unlessRefused('names of queues', () => takenQueues(checked, of('AWS::SQS::Queue'))),
    unlessRefused('names of functions', () => takenFunctions(checked, of('AWS::Lambda::Function'))),
    unlessRefused('names of log groups', () => takenLogGroups(checked, of('AWS::Logs::LogGroup'))),
  ])
  return findings.flat()
}

async function takenBuckets(checked: Checked, buckets: readonly Named[]): Promise<readonly Finding[]> {
  const found = await fewAtOnce(buckets, async (bucket): Promise<readonly Finding[]> => {
    const whose = await ownerOf(checked, bucket.name)
    if (whose === 'ours') return [outside(bucket, 'bucket')]
    if (whose === 'nobody') return []
    const message = `The bucket ${bucket.name} is there, and this account may not look into it: names of buckets are shared by all accounts, and another has it. Rename the endpoint or the environment.`
    return [{ code: 'NAME_TAKEN', level: 'ERROR', message, logicalId: bucket.logicalId }]
  })
  return found.flat()
}

/** Where code and templates are to be brought. */
async function takenArtefacts(checked: Checked): Promise<readonly Finding[]> {
  const bucket = artefactBucketName(checked.identity.accountId, checked.place.region)
  const isTaken = (await ownerOf(checked, bucket)) === 'another'
  return isTaken ? [{ code: 'BUCKET_TAKEN', level: 'ERROR', message: takenSaid(bucket) }] : []
}

/** One that is ours and closed to us counts as another's: it is of no use. */
async function ownerOf({ clients, call, identity }: Checked, Bucket: string): Promise<'ours' | 'another' | 'nobody'> {
  const request = new HeadBucketCommand({ Bucket, ExpectedBucketOwner: identity.accountId })
  try {
    await call(clients.s3, (s3) => s3.send(request))
    return 'ours'
  } catch (error) {
    if (isAbsent(error)) return 'nobody'
    if (!(error instanceof TargetError) || error.code !== 'ACCESS_DENIED') throw error
    return 'another'
  }
}

async function takenQueues({ clients, call }: Checked, queues: readonly Named[]): Promise<readonly Finding[]> {
  if (queues.length === 0) return []
  const known = new Set<string>()
  for (let NextToken: string | undefined; ; ) {
    const request = { QueueNamePrefix: commonStart(queues), MaxResults: 1_000, ...(NextToken && { NextToken }) }
    const page = await call(clients.sqs, (sqs) => sqs.send(new ListQueuesCommand(request)))
    for (const url of page.QueueUrls ?? []) known.add(url.slice(url.lastIndexOf('/') + 1))
    NextToken = page.NextToken
    if (NextToken === undefined) break
  }
  return queues.filter(({ name }) => known.has(name)).map((queue) => outside(queue, 'queue'))
}

async function takenFunctions({ clients, call }: Checked, functions: readonly Named[]) {
  const found = await fewAtOnce(functions, async (each): Promise<readonly Finding[]> => {
    const request = new GetFunctionConfigurationCommand({ FunctionName: each.name })
    try {
      await call(clients.lambda, (lambda) => lambda.send(request))
      return [outside(each, 'function')]
    } catch (error) {
      if (isAbsent(error)) return []
      throw error
    }
  })
  return found.flat()
}

async function takenLogGroups({ clients, call }: Checked, groups: readonly Named[]): Promise<readonly Finding[]> {
  if (groups.length === 0) return []
  const known = new Set<string | undefined>()
  for (let nextToken: string | undefined; ; ) {
    const request = { logGroupNamePrefix: commonStart(groups), ...(nextToken && { nextToken }) }
    const page = await call(clients.logs, (logs) => logs.send(new DescribeLogGroupsCommand(request)))
    for (const { logGroupName } of page.logGroups ?? []) known.add(logGroupName)
    nextToken = page.nextToken
    if (nextToken === undefined) break
  }
  return groups.filter(({ name }) => known.has(name)).map((group) => outside(group, 'log group'))
}

/** What all names begin with: names of a project do. */
function commonStart(named: readonly Named[]): string {
  const [first = '', ...rest] = named.map(({ name }) => name)
  let length = first.length
  for (const name of rest) while (!name.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}

const outside = ({ name, logicalId, stack }: Named, what: string): Finding => ({
  code: 'NAME_TAKEN',
  level: 'ERROR',
  message: `The ${what} ${name} is there already, and is not of the stack ${stack}: delete it, or rename what it is made for.`,
  logicalId,
})
