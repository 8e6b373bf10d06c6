import { bucket, bucketPolicy } from './buckets.ts'
import { eventSource } from './event-sources.ts'
import { lambdaFunction } from './functions.ts'
import { api, httpRoute, integration, stage } from './http-apis.ts'
import type { Kind } from './kind.ts'
import { logGroup } from './log-groups.ts'
import { permission } from './permissions.ts'
import { queue, queuePolicy } from './queues.ts'
import { role } from './roles.ts'
import { schedule } from './schedules.ts'

/** Every type of resource that the compiler writes, and no other. */
const kinds: Readonly<Record<string, Kind>> = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Route': httpRoute,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::IAM::Role': role,
  'AWS::Lambda::EventSourceMapping': eventSource,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::Scheduler::Schedule': schedule,
}

/** The kind of a type; undefined for one that the local cloud does not have. */
export const kindOf = (type: string): Kind | undefined => (Object.hasOwn(kinds, type) ? kinds[type] : undefined)

/** The kind of a type that is known to be there: of a resource that was resolved. */
export function knownKind(type: string): Kind {
  const found = kindOf(type)
  if (found === undefined) throw new TypeError(`${type} is no type of the local cloud`)
  return found
}

export const knownTypes: readonly string[] = Object.keys(kinds)
