import { needsOf } from '../templates/read-template.ts'
import { type Resource, type Stack, tell, type World } from '../world.ts'
import { keyOf } from './make.ts'
import type { Step } from './steps.ts'

export interface Removal {
  readonly world: World
  readonly stack: Stack
  readonly resource: Resource
  /** It stays in the account, and nobody has it any more. */
  readonly isKept: boolean
  /** Which failures count besides those of `DELETE`. */
  readonly isRollback?: boolean
  /** It stays where it cannot be removed. */
  readonly isForced?: boolean
  /** Whether the stack shows it afterwards, as one that is gone does. */
  readonly isRemembered: boolean
}

/** Removes a resource, or lets go of it. */
export function removeStep({ world, stack, resource, isKept, isRollback, isForced, isRemembered }: Removal): Step {
  const { logicalId, type, physicalId, properties } = resource
  const key = keyOf(type, properties, physicalId)
  const note = (status: string, reason?: string): void => {
    const noted: Resource = { ...resource, status, reason, updatedAt: world.now() }
    tell(world, stack, noted)
    const isCurrent = stack.resources.get(logicalId)?.physicalId === physicalId
    if (!isCurrent) return
    if (isRemembered || status === 'DELETE_IN_PROGRESS' || status === 'DELETE_FAILED')
      stack.resources.set(logicalId, noted)
    else stack.resources.delete(logicalId)
  }
  const letGo = (): void => {
    world.existing.set(key, undefined)
    note('DELETE_SKIPPED')
  }
  return {
    logicalId,
    begin() {
      if (isKept) letGo()
      else note('DELETE_IN_PROGRESS')
      return !isKept
    },
    async finish() {
      const reason =
        world.failures.take(logicalId, 'DELETE') ??
        (isRollback ? world.failures.take(logicalId, 'ROLLBACK') : undefined)
      try {
        if (reason !== undefined) throw new Error(reason)
        // What never came to be has no id.
        if (physicalId !== '') {
          await world.hook({ action: 'DELETE', type, logicalId, stack: stack.name, properties, physicalId })
        }
      } catch (error) {
        if (isForced) return letGo()
        throw error
      }
      world.existing.delete(key)
      note('DELETE_COMPLETE')
    },
    fail: (reason) => note('DELETE_FAILED', reason),
  }
}

/** Who has to go before: everything that refers to it. */
export const dependents =
  (resources: readonly Resource[]) =>
  (logicalId: string): readonly string[] =>
    resources.filter(({ declared }) => needsOf(declared).includes(logicalId)).map((one) => one.logicalId)

/** Whether the template says that a resource outlives its stack. */
export const outlives = ({ declared: { DeletionPolicy } }: Resource): boolean =>
  DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate'
