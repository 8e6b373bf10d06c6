import type { Target } from './model.ts'

/** `EnvironmentCreateInput` of the schema. */
export interface NewEnvironment {
  readonly projectId: string
  readonly name: string
  readonly target: Target['kind']
  readonly region?: string | null | undefined
  readonly roleArn?: string | null | undefined
  readonly executionRoleArn?: string | null | undefined
  readonly boundaryArn?: string | null | undefined
  readonly protected?: boolean | null | undefined
  readonly promotesFrom?: string | null | undefined
  readonly copyConfigFrom?: string | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/** `ConfigSetInput` of the schema. */
export interface ConfigChange {
  readonly environmentId: string
  /** Texts by name. */
  readonly variables?: unknown
  /** Texts by name. */
  readonly secrets?: unknown
  readonly unset?: readonly string[] | null | undefined
}

/** `EnvironmentAwsSetInput` of the schema. */
export interface RolesChange {
  readonly environmentId: string
  readonly roleArn?: string | null | undefined
  readonly executionRoleArn?: string | null | undefined
  readonly boundaryArn?: string | null | undefined
}
