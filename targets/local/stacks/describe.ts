import { type Change, diff } from '../../../compiler/diff/index.ts'
import type { Resources, Template } from '../../../compiler/template.ts'
import type { StackResource, StackState } from '../../driver.ts'
import type { StackRecord } from './course.ts'
import { knownKind } from './kinds/index.ts'
import type { Parts } from './kinds/kind.ts'
import type { Place } from './resource.ts'
import type { ResourceRecord } from './stack-records.ts'

/** The stacks of an environment, with their resources and what they have let go of. */
export const describeStacks = (
  stacks: readonly StackRecord[],
  resources: readonly ResourceRecord[],
  place: Place,
): readonly StackState[] =>
  stacks.map(({ name, status, reason, updatedAt, outputs, template, deploymentId }) => ({
    name,
    status,
    ...(reason !== undefined && { reason }),
    updatedAt,
    outputs,
    template,
    deploymentId,
    resources: resources.filter(({ resource }) => resource.stack === name).map((record) => shown(record, place)),
  }))

function shown({ resource, state, status, reason, updatedAt }: ResourceRecord, place: Place): StackResource {
  const { logicalId, physicalId, type, properties } = resource
  const arn = knownKind(type).attributes(physicalId, place, properties).Arn
  return {
    logicalId,
    physicalId,
    type,
    ...(arn !== undefined && { arn }),
    status,
    ...(reason !== undefined && { reason }),
    updatedAt,
    ...(state === 'retained' && { retained: true }),
  }
}

/** What differs between resources as they were made and as they are: `REMOVE` for one that is gone. */
export function driftOf(
  resources: readonly ResourceRecord[],
  parts: Parts,
): readonly (Change & { readonly stack: string })[] {
  const made = resources.flatMap(({ resource, state }) => (state === 'current' ? [resource] : []))
  return [...Map.groupBy(made, ({ stack }) => stack)].flatMap(([stack, inStack]) => {
    const before: Record<string, Resources[string]> = {}
    const after: Record<string, Resources[string]> = {}
    for (const resource of inStack) {
      const { logicalId, type, properties, route } = resource
      const rest = { Type: type, ...(route !== undefined && { Metadata: { routo: { route } } }) }
      const live = knownKind(type).live(resource, parts)
      before[logicalId] = { ...rest, Properties: properties }
      // Kinds tell their properties in the template's words, which are JSON.
      if (live !== undefined) after[logicalId] = { ...rest, Properties: live as Resources[string]['Properties'] }
    }
    return diff(templateOf(before), templateOf(after)).map((change) => ({ ...change, stack }))
  })
}

const templateOf = (resources: Resources): Template => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'resources with their references resolved',
  Parameters: {},
  Resources: resources,
})
