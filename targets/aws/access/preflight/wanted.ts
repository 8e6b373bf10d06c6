import { pseudo, type Template, type Value } from '../../../../compiler/template.ts'
import type { Release } from '../../../driver.ts'
import type { Identity } from '../identity.ts'

/** A resource of a release. */
export interface WantedResource {
  readonly stack: string
  readonly logicalId: string
  readonly type: string
  /** Its physical name, where templates give it one. */
  readonly name?: string
  readonly properties: Readonly<Record<string, Value>>
}

const nameProperties: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
}

/** Every resource of the templates, with the names that it is to have in an account and region. */
export const wantedIn = (
  { stacks }: Release,
  { accountId, partition }: Identity,
  region: string,
): readonly WantedResource[] =>
  stacks.flatMap(({ name: stack, text }) => {
    const { Resources } = JSON.parse(text) as Template // the compiler has made it
    return Object.entries(Resources).map(([logicalId, { Type, Properties }]) => {
      const given = Properties[nameProperties[Type] ?? '']
      const filled = textOf(given)
        ?.replaceAll(pseudo.account, accountId)
        .replaceAll(pseudo.region, region)
        .replaceAll(pseudo.partition, partition.name)
      return {
        stack,
        logicalId,
        type: Type,
        properties: Properties,
        ...(filled !== undefined && { name: filled }),
      }
    })
  })

/** Names are texts, or texts to be filled in. */
function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || !('Fn::Sub' in value)) return undefined
  return String(value['Fn::Sub'])
}
