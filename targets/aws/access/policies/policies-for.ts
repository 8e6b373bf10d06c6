import { boundaryGrants } from './boundary.ts'
import { deployerGrants } from './deployer.ts'
import { executionGrants } from './execution.ts'
import { type Policy, policy } from './policy.ts'
import { type PolicyScope, resourcesOf } from './scope.ts'

/** Who may do what in an account so that a project can be deployed to it, and nothing beyond the project. */
export interface ProjectPolicies {
  /** Of the role or user that this server works as. Where there is no execution role, it needs that policy, too. */
  readonly deployer: Policy
  /** Of the role that CloudFormation works in. */
  readonly execution: Policy
  /** The permissions boundary of every role that a template makes. */
  readonly boundary: Policy
}

/** The policies of a project in one account and region. */
export function policiesFor(scope: PolicyScope): ProjectPolicies {
  const resources = resourcesOf(scope)
  return {
    deployer: policy(deployerGrants(resources)),
    execution: policy(executionGrants(resources)),
    boundary: policy(boundaryGrants(resources, scope.region)),
  }
}
