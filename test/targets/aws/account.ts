import type { Policy } from '../../../targets/aws/access/policies/policy.ts'
import { evaluate } from '../../../targets/local/access/policy/evaluate.ts'
import { type Answer, callerIs, type Front, queryError, type SeenRequest, s3Error, startFront } from './front.ts'
import { accountId } from './places.ts'

/** What an account has and allows, as far as the checks before a release look at it. */
export interface Account {
  /** Policies by the ARN of a user or role. Without any, nobody may ask the simulator. */
  readonly policies?: ReadonlyMap<string, readonly Policy[]>
  readonly buckets?: Readonly<Record<string, 'ours' | 'of another'>>
  readonly queues?: readonly string[]
  readonly functions?: readonly string[]
  readonly logGroups?: readonly string[]
  /** Logical ids with their status, by stack. */
  readonly stacks?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly roles?: { readonly has: number; readonly quota: number }
  readonly stackLimit?: number
  readonly concurrency?: number
  /** Calls of IAM, CloudFormation or STS that are refused. */
  readonly refused?: readonly string[]
}

/** Starts an account that answers the real SDK: the protocols of STS, IAM, CloudFormation, S3, SQS, Lambda and Logs. */
export const startAccount = (account: Account): Promise<Front> =>
  startFront((request) => {
    const action = request.form.get('Action') ?? ''
    const target = String(request.headers['x-amz-target'] ?? '')
    if (account.refused?.includes(action)) return denied(action)
    return queries[action]?.(request.form, account) ?? json(target, request, account) ?? rest(request, account)
  })

const denied = (action: string): Answer =>
  queryError(
    403,
    'AccessDenied',
    `User: arn:aws:iam::${accountId}:user/deployer is not authorized to perform: iam:${action}`,
  )

type Query = (form: URLSearchParams, account: Account) => Answer

const result = (action: string, text: string): Answer => ({
  body: `<${action}Response><${action}Result>${text}</${action}Result></${action}Response>`,
})
const members = (texts: readonly string[]): string => texts.map((text) => `<member>${text}</member>`).join('')
const listed = (form: URLSearchParams, name: string): readonly string[] =>
  [...form].filter(([key]) => new RegExp(`^${name}\\.member\\.\\d+$`).test(key)).map(([, value]) => value)

const queries: Readonly<Record<string, Query>> = {
  GetCallerIdentity: () => callerIs(accountId),
  SimulatePrincipalPolicy(form, { policies }) {
    if (policies === undefined) return denied('SimulatePrincipalPolicy')
    const principal = String(form.get('PolicySourceArn'))
    const [resource = '*'] = listed(form, 'ResourceArns')
    const context = new Map(
      [...form]
        .filter(([key]) => key.endsWith('.ContextKeyName'))
        .map(([key, name]): [string, string] => [
          name.toLowerCase(),
          String(form.get(key.replace('ContextKeyName', 'ContextKeyValues.member.1'))),
        ]),
    )
    const asked = { principal: { id: principal, roleArn: principal, policies: policies.get(principal) ?? [] } }
    const decided = listed(form, 'ActionNames').map((action) => {
      if (action.includes('*')) throw new Error(`the simulator takes no patterns: ${action}`)
      const { allowed } = evaluate({ ...asked, action, resource, context }, undefined)
      return `<EvalActionName>${action}</EvalActionName><EvalDecision>${allowed ? 'allowed' : 'implicitDeny'}</EvalDecision>`
    })
    return result('SimulatePrincipalPolicy', `<EvaluationResults>${members(decided)}</EvaluationResults>`)
  },
  GetAccountSummary(_, { roles = { has: 12, quota: 1_000 } }) {
    const entry = (key: string, value: number) => `<entry><key>${key}</key><value>${value}</value></entry>`
    return result(
      'GetAccountSummary',
      `<SummaryMap>${entry('Roles', roles.has)}${entry('RolesQuota', roles.quota)}</SummaryMap>`,
    )
  },
  DescribeAccountLimits: (_, { stackLimit = 2_000 }) =>
    result(
      'DescribeAccountLimits',
      `<AccountLimits>${members([`<Name>StackLimit</Name><Value>${stackLimit}</Value>`])}</AccountLimits>`,
    ),
  ListStacks: (_, { stacks = {} }) =>
    result(
      'ListStacks',
      `<StackSummaries>${members(Object.keys(stacks).map((name) => `<StackName>${name}</StackName>`))}</StackSummaries>`,
    ),
  ListStackResources(form, { stacks = {} }) {
    const name = String(form.get('StackName'))
    const resources = stacks[name]
    if (resources === undefined) return queryError(400, 'ValidationError', `Stack with id ${name} does not exist`)
    const texts = Object.entries(resources).map(
      ([id, status]) => `<LogicalResourceId>${id}</LogicalResourceId><ResourceStatus>${status}</ResourceStatus>`,
    )
    return result('ListStackResources', `<StackResourceSummaries>${members(texts)}</StackResourceSummaries>`)
  },
}

const asJson = (value: unknown): Answer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

function json(target: string, { body }: SeenRequest, { queues = [], logGroups = [] }: Account): Answer | undefined {
  if (target === '') return undefined
  const asked: Readonly<Record<string, string>> = JSON.parse(body.toString())
  if (target === 'AmazonSQS.ListQueues') {
    const found = queues.filter((name) => name.startsWith(asked.QueueNamePrefix ?? ''))
    return asJson({ QueueUrls: found.map((name) => `https://sqs.eu-central-1.amazonaws.com/${accountId}/${name}`) })
  }
  const found = logGroups.filter((name) => name.startsWith(asked.logGroupNamePrefix ?? ''))
  return asJson({ logGroups: found.map((logGroupName) => ({ logGroupName })) })
}

function rest({ method, path }: SeenRequest, account: Account): Answer {
  const { functions = [], buckets = {}, concurrency = 1_000 } = account
  if (path.includes('/account-settings')) {
    return asJson({
      AccountLimit: { UnreservedConcurrentExecutions: concurrency, TotalCodeSize: 80_530_636_800 },
      AccountUsage: { TotalCodeSize: 1_000 },
    })
  }
  const [, asked] = /\/functions\/([^/]+)\/configuration/.exec(path) ?? []
  if (asked !== undefined) {
    return functions.includes(asked)
      ? asJson({ FunctionName: asked })
      : { ...asJson({}), status: 404, headers: { 'x-amzn-errortype': 'ResourceNotFoundException' } }
  }
  if (method === 'GET') {
    const owned = Object.entries(buckets).filter(([, owner]) => owner === 'ours')
    const texts = owned.map(([name]) => `<Bucket><Name>${name}</Name></Bucket>`)
    return { body: `<ListAllMyBucketsResult><Buckets>${texts.join('')}</Buckets></ListAllMyBucketsResult>` }
  }
  const owner = buckets[path.replaceAll('/', '')]
  if (owner === undefined) return { ...s3Error(404, ''), body: '' }
  return owner === 'ours' ? { body: '' } : { status: 403, body: '' }
}
