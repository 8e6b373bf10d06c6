import { connectTemplate } from '../../../targets/aws/access/connect-template.ts'
import type { IdentityOf } from '../../../targets/aws/access/identity.ts'
import { type ProjectPolicies, policiesFor } from '../../../targets/aws/access/policies/policies-for.ts'
import { partitionOf } from '../../../targets/aws/partition.ts'
import type { AwsPlace } from '../../../targets/aws/place.ts'
import { Refusal } from '../../shared/refusal.ts'
import { asking } from '../stacks/read-stacks.ts'

const ACCOUNT = /^\d{12}$/
const PRINCIPAL = /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]{1,512})$/

/** What the account of an environment has to allow. It is the account named, that of its role, or the server's own. */
export async function iamPolicyFor(
  place: AwsPlace,
  named: string | null | undefined,
  identityOf: IdentityOf,
): Promise<ProjectPolicies & { readonly accountId: string }> {
  if (named != null && !ACCOUNT.test(named)) throw invalid('accountId', '12 digits', '123456789012')
  const { project, region, executionRoleArn, boundaryArn, roleArn } = place
  const accountId = named ?? roleArn?.split(':')[4] ?? (await asking(() => identityOf(place))).accountId
  const policies = policiesFor({
    project,
    region,
    accountId,
    partition: partitionOf(region).name,
    ...(executionRoleArn !== undefined && { executionRoleArn }),
    ...(boundaryArn !== undefined && { boundaryArn }),
  })
  return { ...policies, accountId }
}

/** What the owner of an account launches so that this server, or who is named, can deploy there. */
export async function connectTemplateFor(
  { project, externalId, roleArn: _, ...rest }: AwsPlace,
  named: string | null | undefined,
  identityOf: IdentityOf,
): Promise<string> {
  if (named != null && !PRINCIPAL.test(named)) {
    throw invalid('trustedPrincipalArn', 'the ARN of a role, a user or an account', 'arn:aws:iam::123456789012:root')
  }
  // Without its role: that is yet to be made.
  const own = async () =>
    (await asking(() => identityOf({ ...rest, project, externalId, serverCredentials: true }))).arn
  return connectTemplate({ project, externalId, trustedPrincipalArn: named ?? roleOf(await own()) })
}

/** A session is trusted by its role. The role's path is not part of what AWS says of a session. */
const roleOf = (arn: string): string =>
  arn.replace(/^(arn:[\w-]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, '$1:iam::$2:role/$3')

const invalid = (argument: string, what: string, example: string): Refusal =>
  new Refusal('BAD_USER_INPUT', `${argument} has to be ${what}.`, { hint: `For example: ${example}.` })
