import { randomBytes } from 'node:crypto'
import type { Value } from '../../../../compiler/template.ts'
import type { Properties } from './hook.ts'

interface Place {
  readonly region: string
  readonly account: string
}

interface Kind {
  /** The property that names it; absent: AWS always makes a name up. */
  readonly name?: string
  /** What `Ref` gives, where that is not the name. */
  readonly physicalId?: (name: string, place: Place) => string
  readonly attributes?: (name: string, place: Place) => Readonly<Record<string, string>>
  /** Whether AWS puts the tags of the stack on it. */
  readonly isTagged?: boolean
}

const arn =
  (service: string, prefix = '') =>
  (name: string, { region, account }: Place) => ({ Arn: `arn:aws:${service}:${region}:${account}:${prefix}${name}` })

const kinds: Readonly<Record<string, Kind>> = {
  'AWS::ApiGatewayV2::Api': {
    attributes: (name, { region }) => ({
      ApiId: name,
      ApiEndpoint: `https://${name}.execute-api.${region}.amazonaws.com`,
    }),
    isTagged: true,
  },
  'AWS::ApiGatewayV2::Stage': { name: 'StageName', isTagged: true },
  'AWS::IAM::Role': {
    name: 'RoleName',
    attributes: (name, { account }) => ({ Arn: `arn:aws:iam::${account}:role/${name}` }),
    isTagged: true,
  },
  'AWS::Lambda::EventSourceMapping': { isTagged: true },
  'AWS::Lambda::Function': { name: 'FunctionName', attributes: arn('lambda', 'function:'), isTagged: true },
  'AWS::Logs::LogGroup': {
    name: 'LogGroupName',
    attributes: (name, { region, account }) => ({ Arn: `arn:aws:logs:${region}:${account}:log-group:${name}:*` }),
    isTagged: true,
  },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    attributes: (name) => ({ Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com` }),
    isTagged: true,
  },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    physicalId: (name, { region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    attributes: (name, place) => ({ ...arn('sqs')(name, place), QueueName: name }),
    isTagged: true,
  },
  'AWS::Scheduler::Schedule': { name: 'Name', attributes: arn('scheduler', 'schedule/default/') },
}

/** What a resource is called, and what can be asked of it. */
export function identify(place: Place, stack: string, logicalId: string, type: string, properties: Properties) {
  const kind = kinds[type] ?? {}
  const name = nameOf(type, properties) ?? madeUp(stack, logicalId)
  return {
    physicalId: kind.physicalId?.(name, place) ?? name,
    attributes: kind.attributes?.(name, place) ?? {},
  }
}

/** The name that a template gives a resource, where it gives one. */
export function nameOf(type: string, properties: Readonly<Record<string, Value>>): string | undefined {
  // A stage's name is its own only in its API.
  if (type === 'AWS::ApiGatewayV2::Stage') return undefined
  const value = properties[kinds[type]?.name ?? '']
  return typeof value === 'string' ? value : undefined
}

/** Whether tags of a stack are put on resources of the type. */
export const isTagged = (type: string): boolean => kinds[type]?.isTagged ?? false

/** A name that nothing else has, as AWS makes them up. */
const madeUp = (stack: string, logicalId: string): string =>
  `${stack.slice(0, 20)}-${logicalId.slice(0, 24)}-${randomBytes(6).toString('hex').toUpperCase()}`
