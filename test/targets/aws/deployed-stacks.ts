import { pseudo, type Template, type Value } from '../../../compiler/template.ts'
import type { Release, StackState } from '../../../targets/driver.ts'
import { accountId } from './places.ts'

/** The stacks of a release as the driver tells of them when they were made. */
export const deployedStacks = ({ stacks, deploymentId, revision }: Release, updatedAt = 0): readonly StackState[] =>
  stacks.map(({ name, text }) => {
    const { Resources }: Template = JSON.parse(text)
    return {
      name,
      status: 'CREATE_COMPLETE',
      updatedAt,
      outputs: {},
      template: text,
      deploymentId,
      revision,
      resources: Object.entries(Resources).map(([logicalId, { Type, Properties }]) => ({
        logicalId,
        physicalId: physicalId(Type, Properties) ?? `${name}-${logicalId}`,
        type: Type,
        status: 'CREATE_COMPLETE',
        updatedAt,
      })),
    }
  })

/** What `Ref` gives on AWS. */
function physicalId(
  type: string,
  { FunctionName, LogGroupName, QueueName, BucketName }: Readonly<Record<string, Value>>,
) {
  const [name] = [FunctionName, LogGroupName, QueueName, BucketName].filter((one) => one !== undefined)
  if (name === undefined) return undefined
  if (type === 'AWS::SQS::Queue') return `https://sqs.us-east-1.amazonaws.com/${accountId}/${name}`
  const text = typeof name === 'string' ? name : Object.values(name).join('')
  return text.replaceAll(pseudo.account, accountId).replaceAll(pseudo.region, 'us-east-1')
}
