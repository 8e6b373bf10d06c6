import type { Diagnostic } from '../../compiler/index.ts'

/** What is deployed where, as the projects service knows it: what a deployment asks before it begins. JSON. */
export interface Deployable {
  readonly projectId: string
  /** Slug of the project: the first part of physical names. */
  readonly project: string
  /** Name of the environment: the second part. */
  readonly environment: string
  readonly target: 'LOCAL' | 'AWS'
  /** Of AWS. */
  readonly aws?: EnvironmentOnAws
  readonly protected: boolean
  /** Id of the environment before it on the way to production. */
  readonly promotesFrom?: string
  /** Changes with every change of variables, secrets or roles. */
  readonly configVersion: number
  /** The revision asked for, or the newest; absent where there is none. */
  readonly revision?: DeployableRevision
}

/** An environment on AWS: what `targets/aws` calls its place. JSON. */
export interface EnvironmentOnAws {
  readonly environmentId: string
  readonly project: string
  readonly environment: string
  readonly region: string
  readonly externalId: string
  readonly roleArn?: string
  readonly serverCredentials?: boolean
  readonly executionRoleArn?: string
  readonly boundaryArn?: string
  readonly protected: boolean
}

export interface DeployableRevision {
  readonly number: number
  /** SHA-256 of paths and contents. */
  readonly digest: string
  /** Why it cannot be deployed, as the compiler puts it; empty when it can. */
  readonly errors: readonly CompilerError[]
}

export type CompilerError = Pick<Diagnostic, 'code' | 'message' | 'range'>

/** Configuration of an environment. Only services get it: secrets are plain here. */
export interface DeployableConfig {
  readonly configVersion: number
  readonly variables: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}
