import { knownKind } from './kinds/index.ts'
import type { Parts } from './kinds/kind.ts'
import type { Resource } from './resource.ts'
import type { StackRecords } from './stack-records.ts'

/** Why a resource cannot be made under its name; undefined when nothing is in the way. */
export const conflictsWith =
  (records: StackRecords, parts: Parts) =>
  (resource: Resource): string | undefined => {
    const { type, physicalId, stack, owner } = resource
    const kind = knownKind(type)
    // The others have ids that nobody else has.
    if (kind.isNamed !== true) return undefined
    const other = records
      .resourcesNamed(type, physicalId)
      .find((known) => known.resource.stack !== stack || known.resource.owner.environmentId !== owner.environmentId)
    if (other !== undefined) {
      const how = other.state === 'retained' ? 'was left by' : 'belongs to'
      return `${physicalId} already exists: it ${how} the stack ${other.resource.stack}.`
    }
    if (kind.live(resource, parts) === undefined) return undefined
    return `${physicalId} already exists, and belongs to no stack.`
  }
