/** Where an environment is on AWS, and how to get there. No secret: the external id only keeps others from borrowing the role. */
export interface AwsPlace {
  readonly environmentId: string
  /** Slug of the project and name of the environment: what physical names begin with. */
  readonly project: string
  readonly environment: string
  readonly region: string
  /** The role in which everything is done; absent: the server's own credentials, from the SDK's default chain. */
  readonly roleArn?: string
  /** Without a role: somebody who may has said that the server's own credentials are for this environment. */
  readonly serverCredentials?: boolean
  /** We make it, never the user; the role's trust policy has to ask for it. */
  readonly externalId: string
  /** The role in which CloudFormation works; absent: that of the caller. */
  readonly executionRoleArn?: string
  /** Of every role that a template makes. */
  readonly boundaryArn?: string
  /** Its stacks cannot be removed by mistake. */
  readonly protected: boolean
}

/** Looks an environment up. Undefined where there is none, or it is not on AWS. */
export type FindPlace = (environmentId: string) => Promise<AwsPlace | undefined>
