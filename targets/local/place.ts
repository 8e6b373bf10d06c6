/** Account and region of the local cloud: fixed, so that names and ARNs are the same on every machine. */
export const account = '000000000000'
export const region = 'us-east-1'
export const partition = 'aws'
export const urlSuffix = 'amazonaws.com'

export const queueArn = (name: string): string => `arn:${partition}:sqs:${region}:${account}:${name}`
export const bucketArn = (name: string): string => `arn:${partition}:s3:::${name}`
export const scheduleArn = (name: string): string =>
  `arn:${partition}:scheduler:${region}:${account}:schedule/default/${name}`
export const functionArn = (name: string): string => `arn:${partition}:lambda:${region}:${account}:function:${name}`

/** The name of a queue or function in its ARN. */
export const nameInArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1)
