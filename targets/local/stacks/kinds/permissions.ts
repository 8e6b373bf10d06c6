import { object, text } from '../../../../compiler/shape.ts'
import { CloudError } from '../../cloud-error.ts'
import { functionArn } from '../../place.ts'
import { kind } from './kind.ts'
import { generatedName } from './names.ts'

interface PermissionProperties {
  readonly Action: string
  readonly FunctionName: string
  /** Name of a service. */
  readonly Principal: string
  readonly SourceArn: string
}

/** Lets an API invoke a function: the policy of the function. */
export const permission = kind<PermissionProperties>({
  shape: object({ Action: text, FunctionName: text, Principal: text, SourceArn: text }),
  physicalId: (resource) => generatedName(resource, 100),
  attributes: (id) => ({ Id: id }),
  async put({ physicalId, properties }, { access, functions }) {
    const { Action, FunctionName, Principal, SourceArn } = properties
    if (functions.get(FunctionName) === undefined) {
      throw new CloudError(
        'ResourceNotFoundException',
        `The function ${FunctionName}, which the permission is for, does not exist.`,
      )
    }
    const Resource = functionArn(FunctionName)
    const Condition = { ArnLike: { 'aws:SourceArn': SourceArn } }
    await access.putResourcePolicy(Resource, {
      Version: '2012-10-17',
      Statement: [{ Sid: physicalId, Effect: 'Allow', Principal: { Service: Principal }, Action, Resource, Condition }],
    })
  },
  remove: ({ properties }, { access }) => access.putResourcePolicy(functionArn(properties.FunctionName), undefined),
  live: ({ properties }, { functions }) =>
    functions.get(properties.FunctionName) === undefined ? undefined : { ...properties },
})
