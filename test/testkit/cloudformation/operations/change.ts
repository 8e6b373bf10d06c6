import { isEqual } from '../../../../compiler/diff/properties.ts'
import type { Properties } from '../resources/hook.ts'
import { isTagged, nameOf } from '../resources/kinds.ts'
import { differences, isCreateOnly } from '../templates/changes.ts'
import { declaredIn, demandCode, type Making, makeReal, noter, propertiesOf } from './make.ts'
import type { Step } from './steps.ts'

const REPLACING = 'Requested update requires the creation of a new physical resource; hence creating one.'

/** Brings a resource to what the new template says; in place, or by another one beside it. */
export function updateStep(making: Making, logicalId: string): Step {
  const { world, stack, blueprint } = making
  const note = noter(making, logicalId)
  const before = stack.resources.get(logicalId)
  const old = stack.undo?.blueprint
  let properties: Properties = {}
  let isReplaced = false
  return {
    logicalId,
    cancelled: 'Resource update cancelled',
    begin() {
      const declared = declaredIn(making, logicalId)
      properties = propertiesOf(making, logicalId)
      const changed = differences(before?.properties ?? {}, properties)
      isReplaced = changed.some((name) => isCreateOnly(declared.Type, name))
      const isRetagged = isTagged(declared.Type) && !isEqual(old?.tags, blueprint.tags)
      if (changed.length === 0 && !isRetagged && isEqual(before?.declared.Metadata, declared.Metadata)) {
        if (before !== undefined) stack.resources.set(logicalId, { ...before, declared })
        return false
      }
      stack.undo?.touched.set(logicalId, isReplaced ? 'REPLACE' : 'UPDATE')
      note('UPDATE_IN_PROGRESS', { properties, ...(isReplaced && { reason: REPLACING }) })
      return true
    },
    async finish() {
      const reason = world.failures.take(logicalId, 'UPDATE')
      if (reason !== undefined) throw new Error(reason)
      note('UPDATE_COMPLETE', { properties, ...(isReplaced ? await replace() : await change()) })
    },
    fail: (reason) => note('UPDATE_FAILED', { properties, reason }),
  }

  async function replace() {
    const { Type } = declaredIn(making, logicalId)
    const name = nameOf(Type, properties)
    if (name !== undefined && name === nameOf(Type, before?.properties ?? {})) {
      throw new Error(
        `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
      )
    }
    const made = await makeReal(making, logicalId, properties)
    note('UPDATE_IN_PROGRESS', { ...made, properties, reason: 'Resource creation Initiated' })
    return made
  }

  async function change() {
    const { Type: type } = declaredIn(making, logicalId)
    const physicalId = before?.physicalId ?? ''
    if (type === 'AWS::Lambda::Function') await demandCode(world, properties.Code)
    await world.hook({ action: 'UPDATE', type, logicalId, stack: stack.name, properties, physicalId })
    return {}
  }
}
