import { CloudError } from '../../cloud-error.ts'
import type { PolicyDocument, PolicyStatement } from '../access.ts'
import { isOperator } from './conditions.ts'
import { list } from './list.ts'

const KNOWN = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition']

/**
 * Refuses what the evaluation does not understand: it would permit, or deny, something else than AWS.
 *
 * @throws {CloudError} `MalformedPolicyDocument`, naming all of it
 */
export function checkPolicies(policies: readonly PolicyDocument[], of: 'role' | 'resource'): void {
  const findings = policies.flatMap(({ Statement }) =>
    list(Statement).flatMap((statement) => findingsIn(statement, of)),
  )
  if (findings.length === 0) return
  throw new CloudError('MalformedPolicyDocument', `The policy cannot be held here: ${findings.join('; ')}.`)
}

function findingsIn(statement: PolicyStatement, of: 'role' | 'resource'): readonly string[] {
  const name = statement.Sid ?? 'a statement'
  const unknown = Object.keys(statement).filter((key) => !KNOWN.includes(key))
  const operators = Object.keys(statement.Condition ?? {}).filter((operator) => !isOperator(operator))
  const texts = [...list(statement.Action), ...list(statement.Resource)]
  return [
    ...(['Allow', 'Deny'].includes(statement.Effect) ? [] : [`${name} needs an Effect, Allow or Deny`]),
    ...(list(statement.Action).length > 0 ? [] : [`${name} needs an Action`]),
    ...(list(statement.Resource).length > 0 ? [] : [`${name} needs a Resource`]),
    ...((statement.Principal === undefined) === (of === 'role')
      ? []
      : [of === 'role' ? `${name} has a Principal, which a role's policy has not` : `${name} needs a Principal`]),
    ...unknown.map((key) => `${name} has ${key}, which is not supported`),
    ...operators.map((operator) => `${name} has the condition operator ${operator}, which is not supported`),
    ...texts
      .filter((text) => text.includes('${'))
      .map((text) => `${name} has a policy variable, which is not supported: ${text}`),
  ]
}
