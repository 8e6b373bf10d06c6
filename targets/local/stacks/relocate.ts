import { isEqual } from '../../../compiler/diff/properties.ts'
import type { StackRecord } from './course.ts'
import { knownKind } from './kinds/index.ts'
import type { Parts } from './kinds/kind.ts'
import { isGone } from './release-course.ts'
import { blueprintOf } from './resolve.ts'
import type { Place } from './resource.ts'
import type { StackRecords } from './stack-records.ts'

interface RelocationDependencies {
  readonly records: StackRecords
  readonly parts: Parts
  readonly place: Place
  readonly persist: (work: () => void) => Promise<void>
}

/** Puts the present address of the cloud into the properties of what was made when it had another one. */
export async function relocate(stacks: readonly StackRecord[], deps: RelocationDependencies): Promise<void> {
  const moved = stacks.filter(({ origin, status }) => origin !== deps.place.origin && !isGone(status))
  for (const stack of moved) await relocateStack(stack, deps)
}

async function relocateStack(stack: StackRecord, { records, parts, place, persist }: RelocationDependencies) {
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
  await Promise.all(changed.map((resource) => knownKind(resource.type).put(resource, parts)))
  await persist(() => {
    for (const resource of changed) records.refreshResource(resource)
    records.putStack({ ...stack, outputs: blueprint.outputs, origin: place.origin })
  })
}
