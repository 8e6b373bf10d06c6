import { DescribeAccountLimitsCommand, ListStacksCommand, StackStatus } from '@aws-sdk/client-cloudformation'
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam'
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda'
import { ListBucketsCommand } from '@aws-sdk/client-s3'
import type { Finding } from '../../../driver.ts'
import { type Check, type Checked, unlessRefused } from './check.ts'

/** What AWS allows an account that has not asked for more; it does not say what it allows this one. */
const USUAL_BUCKETS = 10_000
/** Lambda reads each queue with two pollers at the least. */
const LEAST_POLLERS = 2

/** Limits of the account that the release would meet half way. */
export const checkQuotas: Check = async (checked) => {
  const findings = await Promise.all([
    unlessRefused('the quota of IAM roles', () => roles(checked)),
    unlessRefused('the quota of stacks', () => stacks(checked)),
    unlessRefused('the limits of Lambda', () => functions(checked)),
    unlessRefused('the number of buckets', () => buckets(checked)),
  ])
  return findings.flat()
}

const count = (list: Checked['added'], type: string): number => list.filter((each) => each.type === type).length

async function roles({ clients, call, added }: Checked): Promise<readonly Finding[]> {
  const more = count(added, 'AWS::IAM::Role')
  if (more === 0) return []
  const { SummaryMap = {} } = await call(clients.iam, (iam) => iam.send(new GetAccountSummaryCommand()))
  const { Roles = 0, RolesQuota = Number.POSITIVE_INFINITY } = SummaryMap
  return over('IAM roles', { has: Roles, more, quota: RolesQuota })
}

const GONE: readonly string[] = [StackStatus.DELETE_COMPLETE]
const STANDING = Object.values(StackStatus).filter((status) => !GONE.includes(status))

async function stacks({ clients, call, release, added }: Checked): Promise<readonly Finding[]> {
  const known = new Set(added.map(({ stack }) => stack))
  // A stack that is not there adds all that it has.
  const more = release.stacks.filter(({ name, text }) => {
    const all = Object.keys((JSON.parse(text) as { readonly Resources: object }).Resources).length
    return known.has(name) && added.filter(({ stack }) => stack === name).length === all
  }).length
  if (more === 0) return []
  const { AccountLimits = [] } = await call(clients.cloudFormation, (client) =>
    client.send(new DescribeAccountLimitsCommand()),
  )
  const quota = AccountLimits.find(({ Name }) => Name === 'StackLimit')?.Value ?? Number.POSITIVE_INFINITY
  let has = 0
  for (let NextToken: string | undefined; ; ) {
    const request = { StackStatusFilter: STANDING, ...(NextToken && { NextToken }) }
    const page = await call(clients.cloudFormation, (client) => client.send(new ListStacksCommand(request)))
    has += page.StackSummaries?.length ?? 0
    NextToken = page.NextToken
    if (NextToken === undefined) break
  }
  return over('CloudFormation stacks', { has, more, quota })
}

async function functions({ clients, call, wanted, added, release }: Checked): Promise<readonly Finding[]> {
  const more = count(added, 'AWS::Lambda::Function')
  if (more === 0) return []
  const { AccountLimit = {}, AccountUsage = {} } = await call(clients.lambda, (lambda) =>
    lambda.send(new GetAccountSettingsCommand()),
  )
  const atOnce = AccountLimit.UnreservedConcurrentExecutions ?? Number.POSITIVE_INFINITY
  const pollers = LEAST_POLLERS * count(wanted, 'AWS::Lambda::EventSourceMapping')
  const bytes = {
    has: AccountUsage.TotalCodeSize ?? 0,
    more: more * release.code.zip.length,
    quota: AccountLimit.TotalCodeSize ?? Number.POSITIVE_INFINITY,
  }
  return [
    ...over('bytes of Lambda code', bytes),
    ...(atOnce < pollers
      ? [
          {
            code: 'QUOTA_SMALL',
            level: 'WARNING' as const,
            message: `The account runs ${atOnce} functions at once, and the routes of this release may need ${pollers} when all have messages: they will wait for each other. Ask AWS to raise "Concurrent executions" of Lambda.`,
          },
        ]
      : []),
  ]
}

async function buckets({ clients, call, added }: Checked): Promise<readonly Finding[]> {
  const more = count(added, 'AWS::S3::Bucket')
  if (more === 0) return []
  const { Buckets = [] } = await call(clients.s3, (s3) => s3.send(new ListBucketsCommand()))
  const found = over('S3 buckets', { has: Buckets.length, more, quota: USUAL_BUCKETS })
  return found.map((finding) => ({ ...finding, code: 'QUOTA_SMALL', level: 'WARNING' }))
}

interface Quota {
  readonly has: number
  readonly more: number
  readonly quota: number
}

const over = (what: string, { has, more, quota }: Quota): readonly Finding[] =>
  has + more <= quota
    ? []
    : [
        {
          code: 'QUOTA_EXCEEDED',
          level: 'ERROR',
          message: `The account has ${has} of ${quota} ${what}, and this release makes ${more} more: ask AWS to raise the quota, or remove what is not needed.`,
        },
      ]
