import type { Diagnostic } from '../../compiler/index.ts'

/** What is deployed where, as the projects service knows it: what a deployment asks before it begins. JSON. */
export interface Deployable {
  readonly projectId: string
  /** Slug of the project: the first part of physical names. */
  readonly project: string
  /** Name of the environment: the second part. */
  readonly environment: string
  readonly target: 'LOCAL' | 'AWS'
  readonly protected: boolean
  /** Id of the environment before it on the way to production. */
  readonly promotesFrom?: string
  /** Changes with every change of variables or secrets. */
  readonly configVersion: number
  /** The revision asked for, or the newest; absent where there is none. */
  readonly revision?: DeployableRevision
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
