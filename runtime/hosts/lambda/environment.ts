import type { AwsAccess } from '../../endpoints/aws.ts'

/** The environment variables of an executor, as Lambda gives them. */
export type Variables = Readonly<Record<string, string | undefined>>

/** What an executor is told by its environment. */
export interface HostEnvironment {
  readonly project: string
  readonly environment: string
  readonly route: string
  /** The user's variables and secrets: `ctx.env`. Secrets that do not come with the variables are read at the start. */
  readonly variables: Readonly<Record<string, string>>
  /** Whether routes that say nothing of it capture payloads: on a target where that costs nothing. */
  readonly capturesPayloads: boolean
  readonly aws: AwsAccess
  /** Where a queue or a bucket is, by the name of the variable that says it. */
  readonly place: (variable: string) => string
}

/**
 * Reads the environment, once: `process.env` asks the operating system each time.
 *
 * @throws Error that names every variable that is missing
 */
export function readEnvironment(given: Variables): HostEnvironment {
  const env = { ...given }
  const missing: string[] = []
  function value(name: string): string {
    if (env[name] === undefined) missing.push(name)
    return env[name] ?? ''
  }
  // As AWS's own SDKs have it.
  const endpoint = (service: string): string => env[`AWS_ENDPOINT_URL_${service}`] ?? env.AWS_ENDPOINT_URL ?? ''
  const environment: HostEnvironment = {
    project: value('ROUTO_PROJECT'),
    environment: value('ROUTO_ENVIRONMENT'),
    route: value('ROUTO_ROUTE'),
    capturesPayloads: env.ROUTO_CAPTURE !== undefined,
    aws: {
      region: value('AWS_REGION'),
      accessKeyId: value('AWS_ACCESS_KEY_ID'),
      secretAccessKey: value('AWS_SECRET_ACCESS_KEY'),
      sessionToken: env.AWS_SESSION_TOKEN ?? '',
      endpoints: { sqs: endpoint('SQS'), s3: endpoint('S3'), ssm: endpoint('SSM') },
    },
    variables: Object.fromEntries(namesIn(env.ROUTO_VARIABLES).map((name) => [name, value(name)])),
    place(variable) {
      const place = env[variable]
      if (place === undefined) throw lacking(variable)
      return place
    },
  }
  if (missing.length > 0) throw lacking(missing.join(', '))
  return environment
}

const namesIn = (list = ''): readonly string[] => list.split(',').filter(Boolean)

/** What the executor's environment should have. */
export const lacking = (what: string): Error =>
  new Error(`The executor's environment lacks ${what}: deploy the route again`)

/** The URL of the queue that `queue:Name` means. */
export const queueOf = ({ place }: HostEnvironment, uri: string): string =>
  place(`ROUTO_QUEUE_${uri.slice('queue:'.length)}`)

/** The domain of the bucket that `file:Name` means. */
export const bucketOf = ({ place }: HostEnvironment, uri: string): string =>
  place(`ROUTO_BUCKET_${uri.slice('file:'.length)}`)

/** The URL of the queue that feeds the route. */
export const sourceQueueOf = ({ place }: HostEnvironment): string => place('ROUTO_SOURCE_QUEUE')

/** The URL of the route's dead-letter queue. */
export const deadLettersOf = ({ place }: HostEnvironment): string => place('ROUTO_DEAD_LETTERS')
