import { referencesIn } from '../references.ts'
import type { Resources, TemplateResource } from '../template.ts'
import { isEqual } from './properties.ts'

/** Properties that CloudFormation cannot change in place, of those that `emit` writes. */
export const createOnlyProperties: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::Api': ['ProtocolType'],
  'AWS::ApiGatewayV2::Integration': ['ApiId'],
  'AWS::ApiGatewayV2::Route': ['ApiId'],
  'AWS::ApiGatewayV2::Stage': ['ApiId', 'StageName'],
  'AWS::IAM::Role': ['Path'],
  'AWS::Lambda::EventSourceMapping': ['EventSourceArn'],
  'AWS::Lambda::Function': ['FunctionName'],
  'AWS::Lambda::Permission': ['Action', 'FunctionName', 'Principal', 'SourceArn'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::S3::Bucket': ['BucketName'],
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::SQS::Queue': ['QueueName'],
  'AWS::SQS::QueuePolicy': [],
  'AWS::Scheduler::Schedule': [],
}

/** Why resources are replaced, by logical id: for a property of their own, or for one that refers to what is replaced. */
export function replacementsOf(before: Resources, after: Resources): ReadonlyMap<string, string> {
  const kept = Object.entries(after).filter(([id]) => Object.hasOwn(before, id))
  const reasons = new Map<string, string>()
  for (const [id, resource] of kept) {
    const reason = ownReason(before[id], resource)
    if (reason !== undefined) reasons.set(id, reason)
  }
  for (let known = -1; known < reasons.size; ) {
    known = reasons.size
    for (const [id, resource] of kept) {
      const reason = inheritedReason(resource, reasons)
      if (reason !== undefined && !reasons.has(id)) reasons.set(id, reason)
    }
  }
  return reasons
}

function ownReason(before: TemplateResource | undefined, after: TemplateResource): string | undefined {
  if (before === undefined) return undefined
  if (before.Type !== after.Type) {
    return `It was of type ${before.Type}. CloudFormation does not turn one type into another: deploy without it first, or give it another name.`
  }
  const changed = createOnly(after).filter((name) => !isEqual(before.Properties[name], after.Properties[name]))
  return changed.length === 0 ? undefined : `${changed.join(' and ')} cannot be changed in place.`
}

function inheritedReason(resource: TemplateResource, reasons: ReadonlyMap<string, string>): string | undefined {
  for (const name of createOnly(resource)) {
    const replaced = referencesIn(resource.Properties[name] ?? '').find((id) => reasons.has(id))
    if (replaced !== undefined) return `${name} refers to ${replaced}, which is replaced.`
  }
  return undefined
}

const createOnly = ({ Type }: TemplateResource): readonly string[] => createOnlyProperties[Type] ?? []
