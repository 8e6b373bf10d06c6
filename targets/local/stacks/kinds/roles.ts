import { listOf, object, text } from '../../../../compiler/shape.ts'
import type { Access, PolicyDocument } from '../../access/access.ts'
import { CloudError } from '../../cloud-error.ts'
import { account, partition } from '../../place.ts'
import { kind } from './kind.ts'
import { generatedName } from './names.ts'
import { policyDocument, tags } from './shapes.ts'

interface RoleProperties {
  /** `/routo/` */
  readonly Path: string
  readonly AssumeRolePolicyDocument: PolicyDocument
  readonly Policies: readonly { readonly PolicyName: string; readonly PolicyDocument: PolicyDocument }[]
}

const LONGEST_NAME = 64

const arnOf = (name: string, { Path }: RoleProperties): string => `arn:${partition}:iam::${account}:role${Path}${name}`

export const role = kind<RoleProperties>({
  shape: object({
    Path: text,
    AssumeRolePolicyDocument: policyDocument,
    Policies: listOf(object({ PolicyName: text, PolicyDocument: policyDocument })),
    Tags: tags,
  }),
  physicalId: (resource) => generatedName(resource, LONGEST_NAME),
  attributes: (name, _, properties) => ({ Arn: arnOf(name, properties) }),
  async put({ physicalId, properties }, { access }) {
    const policies = properties.Policies.map(({ PolicyDocument }) => PolicyDocument)
    await access.putRole(arnOf(physicalId, properties), policies)
  },
  remove: ({ physicalId, properties }, { access }) => access.removeRole(arnOf(physicalId, properties)),
  live({ physicalId, properties }, { access }) {
    const policies = policiesOf(access, arnOf(physicalId, properties))
    if (policies === undefined) return undefined
    const named = policies.map((PolicyDocument, index) => ({
      PolicyName: properties.Policies[index]?.PolicyName ?? `policy ${index + 1}`,
      PolicyDocument,
    }))
    return { ...properties, Policies: named }
  },
})

function policiesOf(access: Access, arn: string): readonly PolicyDocument[] | undefined {
  try {
    const { policies } = access.principalOf(arn)
    return policies === 'everything' ? undefined : policies
  } catch (error) {
    if (error instanceof CloudError && error.code === 'NoSuchEntity') return undefined
    throw error
  }
}
