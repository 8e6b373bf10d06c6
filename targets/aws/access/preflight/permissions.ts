import { type EvaluationResult, GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import type { Finding } from '../../../driver.ts'
import type { AwsPlace } from '../../place.ts'
import { fewAtOnce } from '../../stacks/few-at-once.ts'
import { deploymentGrants, operationGrants } from '../policies/deployer.ts'
import { executionGrants, resourceTypes } from '../policies/execution.ts'
import { type Grant, policy } from '../policies/policy.ts'
import { resourcesOf } from '../policies/scope.ts'
import { type Check, type Checked, unlessRefused } from './check.ts'

/** IAM's simulator takes no patterns for actions; one that a pattern stands for speaks for it. */
const spokenFor: Readonly<Record<string, string>> = {
  'cloudformation:Describe*': 'cloudformation:DescribeStacks',
  'cloudformation:List*': 'cloudformation:ListStackResources',
  's3:Get*Configuration': 's3:GetEncryptionConfiguration',
  's3:GetBucket*': 's3:GetBucketTagging',
}

/**
 * Asks IAM whether what is needed would be allowed, of whoever would need it. Nothing is tried for that.
 */
export const checkPermissions: Check = async (checked) => {
  const { place, identity, release, wanted } = checked
  const caller = await callerOf(checked)
  if (caller === undefined) return []
  const resources = resourcesOf({
    project: place.project,
    accountId: identity.accountId,
    partition: identity.partition.name,
    region: place.region,
    ...(place.executionRoleArn !== undefined && { executionRoleArn: place.executionRoleArn }),
    ...(place.boundaryArn !== undefined && { boundaryArn: place.boundaryArn }),
  })
  const types = new Set(wanted.map(({ type }) => type))
  const executes = executionGrants(
    resources,
    resourceTypes.filter((type) => types.has(type)),
  )
  const hasSecrets = Object.keys(release.secrets).length > 0
  const deploys = deploymentGrants(resources).filter(
    ({ Sid }) => (hasSecrets || Sid !== 'Secrets') && (place.executionRoleArn !== undefined || Sid !== 'PassToStacks'),
  )
  const executor = place.executionRoleArn ?? caller
  const questions: readonly Question[] = [
    ...policy(deploys).Statement.map((grant) => ({ principal: caller, grant, level: 'ERROR' as const })),
    ...policy(operationGrants(resources)).Statement.map((grant) => ({
      principal: caller,
      grant,
      level: 'WARNING' as const,
    })),
    ...policy(executes).Statement.map((grant) => ({ principal: executor, grant, level: 'ERROR' as const })),
  ]
  return unlessRefused('what is allowed, before it is needed', async () => {
    const found = await fewAtOnce(questions, (question) => missingIn(checked, question))
    return found.flat()
  })
}

/** Whether somebody may do something, and how bad it is otherwise. */
interface Question {
  readonly principal: string
  readonly grant: Grant
  readonly level: 'ERROR' | 'WARNING'
}

/** Whom the simulator knows: a user or a role. It knows neither the owner of the account, who may do all, nor guests. */
async function callerOf({ place, identity, clients, call }: Checked): Promise<string | undefined> {
  if (place.roleArn !== undefined) return place.roleArn
  if (/:user\//.test(identity.arn)) return identity.arn
  // The name of a session has lost the path of its role.
  const [, name] = /:assumed-role\/([^/]+)\//.exec(identity.arn) ?? []
  if (name === undefined) return undefined
  const fallback = `arn:${identity.partition.name}:iam::${identity.accountId}:role/${name}`
  try {
    const { Role } = await call(clients.iam, (iam) => iam.send(new GetRoleCommand({ RoleName: name })))
    return Role?.Arn ?? fallback
  } catch {
    return fallback
  }
}

async function missingIn(
  { clients, call, place }: Checked,
  { principal, grant: { Action, Resource, Condition = {} }, level }: Question,
): Promise<readonly Finding[]> {
  const [pattern = '*'] = Resource
  const resource = exampleOf(place, pattern)
  const request = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: principal,
    ActionNames: Action.map((action) => spokenFor[action] ?? action),
    ...(resource !== '*' && { ResourceArns: [resource] }),
    ContextEntries: contextOf(place, Condition),
  })
  const { EvaluationResults = [] } = await call(clients.iam, (iam) => iam.send(request))
  const denied = EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed')
  // The simulator lacks what a condition asks for, so it cannot know.
  const [unsure, sure] = [denied.filter(lacksContext), denied.filter((result) => !lacksContext(result))]
  return [
    ...missing(level, 'may not', principal, resource, sure),
    ...missing('WARNING', 'may not under all conditions', principal, resource, unsure),
  ]
}

const lacksContext = ({ EvalDecision, MissingContextValues = [] }: EvaluationResult): boolean =>
  EvalDecision === 'implicitDeny' && MissingContextValues.length > 0

/** A name that the pattern is for: the environment's, where it is the project's. */
const exampleOf = ({ project, environment }: AwsPlace, pattern: string): string =>
  pattern === '*' ? pattern : pattern.replaceAll(`${project}-*`, `${project}-${environment}-0`).replaceAll(/[*?]/g, '0')

/** What is true of the calls that the condition is for. Roles get no boundary where the environment has none. */
const contextOf = (place: AwsPlace, condition: NonNullable<Grant['Condition']>) =>
  Object.values(condition)
    .flatMap((keys) => Object.entries(keys))
    .filter(([key]) => key !== 'iam:PermissionsBoundary' || place.boundaryArn !== undefined)
    .map(([key, value]) => ({
      ContextKeyName: key,
      ContextKeyType: 'string' as const,
      ContextKeyValues: [exampleOf(place, String([value].flat()[0]))],
    }))

function missing(
  level: Finding['level'],
  may: string,
  principal: string,
  resource: string,
  results: readonly EvaluationResult[],
): readonly Finding[] {
  if (results.length === 0) return []
  const actions = results.map(({ EvalActionName }) => EvalActionName).join(', ')
  const denial = results.some(({ EvalDecision }) => EvalDecision === 'explicitDeny')
    ? ' A policy denies it explicitly: look at policies of the organization and at boundaries.'
    : ''
  const message = `${principal} ${may} do ${actions} on ${resource}.${denial} The policies of the project say all that is needed.`
  return [{ code: 'MISSING_PERMISSION', level, message }]
}
