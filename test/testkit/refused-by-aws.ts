import { referencesIn } from '../../compiler/references.ts'
import { pseudo, type Resources, type Template, type TemplateResource, type Value } from '../../compiler/template.ts'

/** What AWS would refuse, or make in an order in which it fails, though the template is right by every schema. */
export const refusedByAws = ({ Resources }: Template): readonly string[] =>
  Object.entries(Resources).flatMap(([id, resource]) => [
    ...tooLong(id, resource, Resources),
    ...(rules[resource.Type]?.(id, resource, Resources) ?? []),
  ])

type Rule = (id: string, resource: TemplateResource, all: Resources) => readonly string[]

/** Limits for names and for what is counted as text. */
const limits: Readonly<Record<string, readonly (readonly [property: string, most: number])[]>> = {
  'AWS::ApiGatewayV2::Api': [['Name', 128]],
  'AWS::IAM::Role': [['Policies', 10_240]],
  'AWS::Lambda::Function': [
    ['FunctionName', 64],
    ['Description', 256],
  ],
  'AWS::Logs::LogGroup': [['LogGroupName', 512]],
  'AWS::S3::Bucket': [['BucketName', 63]],
  'AWS::SQS::Queue': [['QueueName', 80]],
}

const tooLong: Rule = (id, { Type, Properties }) =>
  (limits[Type] ?? []).flatMap(([property, most]) =>
    resolved(Properties[property]).length > most ? [`${property} of ${id} is longer than ${most}`] : [],
  )

/** What is no text is counted with its JSON, which is a little too long rather than too short. */
const resolved = (value: Value | undefined): string =>
  (typeof value === 'string' ? value : sub(value))
    .replaceAll(pseudo.account, '123456789012')
    .replaceAll(pseudo.region, 'ap-southeast-1')

function sub(value: Value | undefined): string {
  const isSub = typeof value === 'object' && 'Fn::Sub' in value
  return isSub ? String(value['Fn::Sub']) : JSON.stringify(value ?? '')
}

const rules: Readonly<Record<string, Rule>> = {
  'AWS::Lambda::Function': (id, { Properties }, all) =>
    typesIn(Properties.LoggingConfig, all).includes('AWS::Logs::LogGroup')
      ? []
      : [`${id} may write before its log group is there, and cannot make one`],
  'AWS::Lambda::EventSourceMapping'(id, { Properties }, all) {
    const [executor = ''] = referencesIn(Properties.FunctionName ?? '')
    const [role = ''] = referencesIn(all[executor]?.Properties.Role ?? '')
    const batch = Number(Properties.BatchSize)
    return [
      // As policies of the role itself they are there with it, and a mapping is refused without.
      ...(JSON.stringify(all[role]?.Properties.Policies ?? '').includes('sqs:ReceiveMessage')
        ? []
        : [`${id} reads a queue that its function may not read`]),
      ...(batch > 10 && Number(Properties.MaximumBatchingWindowInSeconds) < 1
        ? [`${id} has no time for its batch`]
        : []),
    ]
  },
  'AWS::S3::Bucket'(id, { Properties, DependsOn = [] }, all) {
    const [inbox = ''] = referencesIn(Properties.NotificationConfiguration ?? '')
    if (all[inbox] === undefined || [DependsOn].flat().includes(`${inbox}Policy`)) return []
    return [`${id} is tried out before ${inbox} lets it in`]
  },
  'AWS::Scheduler::Schedule': hasRole,
  'AWS::ApiGatewayV2::Integration': (id, resource, all) =>
    resource.Properties.IntegrationSubtype === undefined ? [] : hasRole(id, resource, all),
  'AWS::IAM::Role': (id, { Properties }) =>
    'RoleName' in Properties ? [`${id} has a name, which needs another capability`] : [],
}

function hasRole(id: string, { Properties }: TemplateResource, all: Resources): readonly string[] {
  return typesIn(Properties, all).includes('AWS::IAM::Role') ? [] : [`${id} has no role to send with`]
}

const typesIn = (value: Value | undefined, all: Resources): readonly (string | undefined)[] =>
  [...referencesIn(value ?? '')].map((id) => all[id]?.Type)
