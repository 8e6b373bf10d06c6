import { isEqual } from '../../../compiler/diff/properties.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { StackRecord } from './course.ts'
import { knownKind } from './kinds/index.ts'
import type { Parts } from './kinds/kind.ts'
import { isGone } from './release-course.ts'
import { blueprintOf } from './resolve.ts'
import type { Place, Resource } from './resource.ts'
import type { StackRecords } from './stack-records.ts'

interface RelocationDependencies {
  readonly records: StackRecords
  readonly parts: Parts
  readonly place: Place
  readonly persist: (work: () => void) => Promise<void>
  readonly log: CloudLog
}

/** Puts the present address of the cloud into the properties of what was made when it had another one. */
export async function relocate(stacks: readonly StackRecord[], deps: RelocationDependencies): Promise<void> {
  const moved = stacks.filter(({ origin, status }) => origin !== deps.place.origin && !isGone(status))
  for (const stack of moved) await relocateStack(stack, deps)
}

async function relocateStack(stack: StackRecord, deps: RelocationDependencies) {
  const { records, place, persist } = deps
  const { name, template: text, environmentId, deploymentId, revision } = stack
  const known = new Map(
    records
      .resourcesIn(name)
      .flatMap(({ resource, state }) => (state === 'current' ? [[resource.logicalId, resource]] : [])),
  )
  const blueprint = blueprintOf({ name, text }, { environmentId, deploymentId, revision }, place)
  if (!('resources' in blueprint)) return
  const changed = blueprint.resources.flatMap((resource) => {
    const before = known.get(resource.logicalId)
    if (before === undefined || before.physicalId !== resource.physicalId) return []
    return isEqual(before.properties, resource.properties) ? [] : [{ ...before, properties: resource.properties }]
  })
  await Promise.all(changed.map((resource) => putWhereItIs(resource, deps)))
  await persist(() => {
    for (const resource of changed) records.refreshResource(resource)
    records.putStack({ ...stack, outputs: blueprint.outputs, origin: place.origin })
  })
}

/** Somebody may have deleted what it needs: that is drift, and keeps neither the others nor the cloud. */
async function putWhereItIs(resource: Resource, { parts, log }: RelocationDependencies): Promise<void> {
  try {
    await knownKind(resource.type).put(resource, parts)
  } catch (error) {
    if (!(error instanceof CloudError) || error.status >= 500) throw error
    const { stack, logicalId } = resource
    log.warn({ err: error, stack, logicalId }, 'a resource was not told the present address of the cloud')
  }
}
