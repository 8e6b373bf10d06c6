import type { AwsAccess } from '../../endpoints/aws.ts'

/** The environment variables of an executor, as Lambda gives them. */
export type Variables = Readonly<Record<string, string | undefined>>

/** What an executor is told by its environment. */
export interface HostEnvironment {
  readonly project: string
  readonly environment: string
  readonly route: string
  /** URL of the queue that feeds the route; absent for a synchronous http route. */
  readonly sourceQueue?: string
  /** URL of the route's dead-letter queue. */
  readonly deadLetters?: string
  /** Where the targets of the route are, by endpoint name: URLs of queues, domains of buckets. */
  readonly queues: Readonly<Record<string, string>>
  readonly buckets: Readonly<Record<string, string>>
  /** The user's variables and secrets: `ctx.env`. */
  readonly variables: Readonly<Record<string, string>>
  readonly aws: AwsAccess
}

const REQUIRED = [
  'ROUTO_PROJECT',
  'ROUTO_ENVIRONMENT',
  'ROUTO_ROUTE',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
] as const

/**
 * Reads the environment, once.
 *
 * @throws Error that names every variable that is missing
 */
export function readEnvironment(env: Variables): HostEnvironment {
  const names = (env.ROUTO_VARIABLES ?? '').split(',').filter(Boolean)
  const missing = [...REQUIRED, ...names].filter((name) => env[name] === undefined)
  if (missing.length > 0) {
    throw new Error(`The executor's environment lacks ${missing.join(', ')}: deploy the route again`)
  }
  const value = (name: string): string => env[name] ?? ''
  return {
    project: value('ROUTO_PROJECT'),
    environment: value('ROUTO_ENVIRONMENT'),
    route: value('ROUTO_ROUTE'),
    ...optional('sourceQueue', env.ROUTO_SOURCE_QUEUE),
    ...optional('deadLetters', env.ROUTO_DEAD_LETTERS),
    queues: withPrefix(env, 'ROUTO_QUEUE_'),
    buckets: withPrefix(env, 'ROUTO_BUCKET_'),
    variables: Object.fromEntries(names.map((name) => [name, value(name)])),
    aws: {
      region: value('AWS_REGION'),
      accessKeyId: value('AWS_ACCESS_KEY_ID'),
      secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
      ...optional('sessionToken', env.AWS_SESSION_TOKEN),
      endpoints: { ...optional('sqs', env.AWS_ENDPOINT_URL_SQS), ...optional('s3', env.AWS_ENDPOINT_URL_S3) },
    },
  }
}

const withPrefix = (env: Variables, prefix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : [],
    ),
  )

const optional = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: string } // a computed key widens
