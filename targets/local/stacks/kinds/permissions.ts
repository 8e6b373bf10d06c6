import { object, text } from '../../../../compiler/shape.ts'
import type { Access, PolicyStatement } from '../../access/access.ts'
import { list } from '../../access/policy/list.ts'
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

/** Lets an API invoke a function: a statement in the policy of the function, beside those that others have put there. */
export const permission = kind<PermissionProperties>({
  shape: object({ Action: text, FunctionName: text, Principal: text, SourceArn: text }),
  physicalId: (resource) => generatedName(resource, 100),
  attributes: (id) => ({ Id: id }),
  async put({ physicalId: Sid, properties }, { access, functions }) {
    const { Action, FunctionName, Principal, SourceArn } = properties
    if (functions.get(FunctionName) === undefined) {
      throw new CloudError(
        'ResourceNotFoundException',
        `The function ${FunctionName}, which the permission is for, does not exist.`,
      )
    }
    const Resource = functionArn(FunctionName)
    const Condition = { ArnLike: { 'aws:SourceArn': SourceArn } }
    const own = { Sid, Effect: 'Allow', Principal: { Service: Principal }, Action, Resource, Condition } as const
    await putStatements(access, Resource, [...statementsOf(access, Resource).filter(isNot(Sid)), own])
  },
  async remove({ physicalId: Sid, properties }, { access }) {
    const arn = functionArn(properties.FunctionName)
    await putStatements(access, arn, statementsOf(access, arn).filter(isNot(Sid)))
  },
  live({ physicalId, properties }, { access, functions }) {
    const { FunctionName } = properties
    const isPermitted = !statementsOf(access, functionArn(FunctionName)).every(isNot(physicalId))
    return isPermitted && functions.get(FunctionName) !== undefined ? { ...properties } : undefined
  },
})

const isNot =
  (sid: string) =>
  ({ Sid }: PolicyStatement): boolean =>
    Sid !== sid

const statementsOf = (access: Access, arn: string): readonly PolicyStatement[] =>
  list(access.resourcePolicy(arn)?.Statement)

const putStatements = (access: Access, arn: string, Statement: readonly PolicyStatement[]): Promise<void> =>
  access.putResourcePolicy(arn, Statement.length === 0 ? undefined : { Version: '2012-10-17', Statement })
