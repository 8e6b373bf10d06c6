import { account, partition } from '../../place.ts'
import type { PolicyDocument, PolicyStatement, Principal } from '../access.ts'
import { type Context, meets } from './conditions.ts'
import { list } from './list.ts'
import { anyWildcard, type Match } from './wildcard.ts'

/** Who wants to do what. */
export interface Attempt {
  readonly principal: Principal
  /** `s3:GetObject` */
  readonly action: string
  /** An ARN. */
  readonly resource: string
  readonly context: Context
}

/** What the policies say, in the words in which AWS explains it. */
export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly because: `because no ${string}-based policy allows` | `with an explicit deny in ${string}`
    }

interface Compiled {
  readonly statement: PolicyStatement
  readonly isForAction: Match
  readonly isForResource: Match
}

const compiledDocuments = new WeakMap<PolicyDocument, readonly Compiled[]>()

function compiled(document: PolicyDocument): readonly Compiled[] {
  const known = compiledDocuments.get(document)
  if (known !== undefined) return known
  const made = list(document.Statement).map((statement) => ({
    statement,
    isForAction: anyWildcard(list(statement.Action), { ignoreCase: true }),
    isForResource: anyWildcard(list(statement.Resource)),
  }))
  compiledDocuments.set(document, made)
  return made
}

/**
 * What IAM decides within one account: a denial anywhere wins; then what the role or the resource allows; everything else is
 * denied. A service has no policies of its own, so the resource has to allow it.
 */
export function evaluate(attempt: Attempt, resourcePolicy: PolicyDocument | undefined): Decision {
  const { policies } = attempt.principal
  const own = policies === 'everything' ? [] : applying(policies, attempt)
  const ofResource = applying(resourcePolicy === undefined ? [] : [resourcePolicy], attempt).filter((statement) =>
    names(statement, attempt.principal),
  )
  if (own.some(denies)) return { allowed: false, because: 'with an explicit deny in an identity-based policy' }
  if (ofResource.some(denies)) return { allowed: false, because: 'with an explicit deny in a resource-based policy' }
  if (policies === 'everything' || own.length > 0 || ofResource.some((each) => grants(each, attempt.principal))) {
    return { allowed: true }
  }
  const kind = attempt.principal.roleArn === undefined ? 'resource' : 'identity'
  return { allowed: false, because: `because no ${kind}-based policy allows` }
}

const denies = ({ Effect }: PolicyStatement): boolean => Effect === 'Deny'

const applying = (
  documents: readonly PolicyDocument[],
  { action, resource, context }: Attempt,
): readonly PolicyStatement[] =>
  documents
    .flatMap(compiled)
    .filter(
      ({ statement, isForAction, isForResource }) =>
        isForAction(action) && isForResource(resource) && meets(statement.Condition, context),
    )
    .map(({ statement }) => statement)

const WHOLE_ACCOUNT: readonly string[] = [account, `arn:${partition}:iam::${account}:root`]

/** Whether a statement of a resource speaks of a principal. */
function names({ Principal }: PolicyStatement, { id, roleArn }: Principal): boolean {
  if (Principal === undefined) return false
  if (Principal === '*') return true
  const isService = !id.startsWith('arn:')
  if (isService) return list(Principal.Service).includes(id)
  return list(Principal.AWS).some((name) => ['*', id, roleArn, ...WHOLE_ACCOUNT].includes(name))
}

/** To name the account is to leave it to the roles' own policies. */
function grants(statement: PolicyStatement, principal: Principal): boolean {
  const { Effect, Principal } = statement
  if (Effect !== 'Allow' || Principal === undefined) return false
  if (Principal === '*' || principal.roleArn === undefined) return true
  return list(Principal.AWS).some((name) => !WHOLE_ACCOUNT.includes(name))
}
