/** What is said in templates for AWS alone. */
export interface AwsOptions {
  /** ARN of the managed policy that bounds every role. */
  readonly boundaryArn?: string
  /** Version of the configuration whose secrets executors read at their start; absent where there are none. */
  readonly secretsVersion?: number
}
