import { CloudError } from '../cloud-error.ts'
import type { Journal } from '../journal/journal.ts'
import { account, partition } from '../place.ts'
import type { Access, Principal } from './access.ts'
import { accessKeys } from './access-keys.ts'
import { checkPolicies } from './policy/check.ts'
import { evaluate } from './policy/evaluate.ts'
import { keepPolicies } from './policy-table.ts'
import { createVerify } from './signature/verify.ts'

/** Needs of `createAccess`. */
export interface AccessDependencies {
  readonly journal: Journal
  /** What all keys are derived from: 32 bytes. */
  readonly ownerSecret: Uint8Array
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const owner: Principal = { id: `arn:${partition}:iam::${account}:root`, policies: 'everything' }

/** Opens what the journal knows of roles and policies, and decides by it. */
export function createAccess({ journal, ownerSecret, now }: AccessDependencies): Access {
  const { keyFor, ownerKey, newId } = accessKeys(ownerSecret)
  const kept = keepPolicies(journal)

  const roleOf = (arn: string) => {
    const role = kept.role(arn)
    if (role === undefined) throw noRole(arn)
    return role
  }

  const principalOf = (arn: string): Principal => ({
    id: sessionArn(arn),
    roleArn: arn,
    policies: roleOf(arn).policies,
  })

  const principalWith = (accessKeyId: string): Principal | undefined => {
    if (accessKeyId === ownerKey.accessKeyId) return owner
    const arn = kept.roleWith(accessKeyId)
    return arn === undefined ? undefined : principalOf(arn)
  }

  const verify = createVerify((accessKeyId) => {
    if (accessKeyId === ownerKey.accessKeyId) return ownerKey.secretAccessKey
    return kept.roleWith(accessKeyId) === undefined ? undefined : keyFor(accessKeyId).secretAccessKey
  }, now)

  return {
    ownerKey,
    async putRole(arn, policies) {
      checkPolicies(policies, 'role')
      return keyFor(await kept.putRole(arn, policies, newId()))
    },
    removeRole: kept.removeRole,
    keyOf: (arn) => keyFor(roleOf(arn).accessKeyId),
    async putResourcePolicy(arn, policy) {
      if (policy !== undefined) checkPolicies([policy], 'resource')
      await kept.putResourcePolicy(arn, policy)
    },
    resourcePolicy: kept.resourcePolicy,
    authenticate(request) {
      const { accessKeyId, ...authenticated } = verify(request)
      const principal = principalWith(accessKeyId)
      if (principal === undefined) throw new Error('a key that verified a signature belongs to nobody')
      return { ...authenticated, principal }
    },
    principalOf,
    authorize(principal, action, resource, context = {}) {
      const known = { ...contextOf(principal, now()), ...context }
      const attempt = { principal, action, resource, context: byLowerCase(known) }
      const decision = evaluate(attempt, kept.resourcePolicy(policyHolder(resource)))
      if (!decision.allowed) throw denied(principal, action, resource, decision.because)
    },
  }
}

/** A role as somebody acts in it: the session's name says no more than the role's. */
function sessionArn(roleArn: string): string {
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  return `arn:${partition}:sts::${account}:assumed-role/${name}/${name}`
}

/** Whose policy governs a resource: an object's is its bucket's. */
const policyHolder = (resourceArn: string): string =>
  resourceArn.startsWith(`arn:${partition}:s3:::`) ? (resourceArn.split('/')[0] ?? resourceArn) : resourceArn

/** Nothing leaves the machine: requests over loopback are as safe from listeners as TLS makes them. */
const contextOf = ({ id, roleArn }: Principal, now: number): Readonly<Record<string, string>> => ({
  'aws:SecureTransport': 'true',
  'aws:CurrentTime': new Date(now).toISOString(),
  'aws:PrincipalArn': roleArn ?? id,
  'aws:PrincipalAccount': account,
})

const byLowerCase = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]))

function denied(principal: Principal, action: string, resource: string, because: string): CloudError {
  const end = because.startsWith('because') ? ` the ${action} action` : ''
  return new CloudError(
    'AccessDenied',
    `User: ${principal.id} is not authorized to perform: ${action} on resource: "${resource}" ${because}${end}`,
    { status: 403 },
  )
}

const noRole = (arn: string): CloudError =>
  new CloudError('NoSuchEntity', `The role ${arn} cannot be found.`, { status: 404 })
