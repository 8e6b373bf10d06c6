import { isList } from '../references.ts'
import type { TemplateResource, Value } from '../template.ts'

/** Who may do what to what, when: one combination that a statement allows. */
interface Grant {
  readonly principal: string
  readonly action: string
  readonly resource: string
  readonly condition: string
}

/** Whether a policy, a role or a permission allows anything it did not allow before, refuses less, or is bounded in another way. */
export function isBroadened(before: TemplateResource | undefined, after: TemplateResource | undefined): boolean {
  if (after === undefined) return false
  const old = before === undefined ? [] : statementsOf(before)
  const next = statementsOf(after)
  const granted = old.filter(allows).flatMap(grantsOf)
  const refused = new Set(next.filter((statement) => !allows(statement)).map(text))
  return (
    isUnbound(before, after) ||
    next
      .filter(allows)
      .flatMap(grantsOf)
      .some((grant) => !granted.some((known) => covers(known, grant))) ||
    old.some((statement) => !allows(statement) && !refused.has(text(statement)))
  )
}

/** What another bound lets through is not to be seen in the template. */
const isUnbound = (before: TemplateResource | undefined, after: TemplateResource): boolean => {
  const bound = before?.Properties.PermissionsBoundary
  return bound !== undefined && text(bound) !== text(after.Properties.PermissionsBoundary ?? '')
}

type Statement = Readonly<Record<string, Value>>

function statementsOf({ Type, Properties }: TemplateResource): readonly Statement[] {
  switch (Type) {
    case 'AWS::IAM::Role':
      return [
        ...inDocument(Properties.AssumeRolePolicyDocument),
        ...listOf(Properties.Policies).flatMap((policy) => inDocument(recordOf(policy).PolicyDocument)),
      ]
    case 'AWS::SQS::QueuePolicy':
    case 'AWS::S3::BucketPolicy':
      return inDocument(Properties.PolicyDocument)
    case 'AWS::Lambda::Permission': {
      const { Action = '', Principal = '', FunctionName = '', SourceArn = '' } = Properties
      return [{ Effect: 'Allow', Action, Principal, Resource: FunctionName, Condition: SourceArn }]
    }
    default:
      return []
  }
}

const inDocument = (document: Value | undefined): readonly Statement[] =>
  listOf(recordOf(document).Statement).map(recordOf)

const allows = ({ Effect }: Statement): boolean => Effect === 'Allow'

const grantsOf = ({ Principal = '', Action, Resource = '', Condition = '' }: Statement): readonly Grant[] =>
  listOf(Action).flatMap((action) =>
    listOf(Resource).map((resource) => ({
      principal: text(Principal),
      action: text(action),
      resource: text(resource),
      condition: text(Condition),
    })),
  )

const covers = (known: Grant, grant: Grant): boolean =>
  known.principal === grant.principal &&
  known.condition === grant.condition &&
  matches(known.action, grant.action) &&
  matches(known.resource, grant.resource)

/** Whether the value is one that the pattern, with `*` for anything, stands for. */
function matches(pattern: string, value: string): boolean {
  if (!pattern.includes('*')) return pattern === value
  const expression = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${expression}$`).test(value)
}

const listOf = (value: Value | undefined): readonly Value[] => {
  if (value === undefined) return []
  return isList(value) ? value : [value]
}

const recordOf = (value: Value | undefined): Statement => (typeof value === 'object' && !isList(value) ? value : {})

const text = (value: Value | Statement): string => JSON.stringify(value)
