import type { Resources } from '../template.ts'

/** Every role with the policy that bounds what it may do, whatever its own policies say. */
export const bounded = (resources: Resources, boundaryArn: string): Resources =>
  Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => {
      if (resource.Type !== 'AWS::IAM::Role') return [id, resource]
      return [id, { ...resource, Properties: { ...resource.Properties, PermissionsBoundary: boundaryArn } }]
    }),
  )
