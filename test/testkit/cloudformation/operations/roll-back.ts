import { needsOf } from '../templates/read-template.ts'
import { type Resource, type Stack, tell, turn, type Undo, type World } from '../world.ts'
import { keyOf } from './make.ts'
import { dependents, removeStep } from './remove.ts'
import { runSteps, type Step } from './steps.ts'

export interface RollBack {
  readonly reason: string | undefined
  /** Resources that are taken as brought back though they are not. */
  readonly skip: readonly string[]
  readonly retainExceptOnCreate: boolean
}

/** Brings a stack back to what it was before an update; goes on where it was interrupted. */
export async function* rollBackUpdate(world: World, stack: Stack, { reason, skip, retainExceptOnCreate }: RollBack) {
  const { undo } = stack
  if (undo === undefined) throw new Error(`nothing is known to bring ${stack.name} back to`)
  stack.isCancelled = false
  turn(world, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason)
  yield
  const changed = [...undo.touched].filter(([, touch]) => touch === 'UPDATE' || touch === 'REPLACE').map(([id]) => id)
  const failed = yield* runSteps({
    world,
    stack,
    steps: changed.toReversed().flatMap((id) => restoreStep(world, stack, undo, id, skip.includes(id)) ?? []),
    needs: (id) => needsOfOld(undo, id),
  })
  if (failed.length > 0) {
    turn(world, stack, 'UPDATE_ROLLBACK_FAILED', `The following resource(s) failed to update: [${failed.join(', ')}]. `)
    return
  }
  turn(world, stack, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS')
  yield
  yield* removeNew(world, stack, undo, retainExceptOnCreate)
  for (const id of stack.resources.keys()) if (!undo.resources.has(id)) stack.resources.delete(id)
  // In the order in which they were.
  stack.resources = new Map(
    [...undo.resources].map(([id, old]) => [id, { ...(stack.resources.get(id) ?? old), declared: old.declared }]),
  )
  stack.blueprint = undo.blueprint
  stack.outputs = undo.outputs
  stack.undo = undefined
  turn(world, stack, 'UPDATE_ROLLBACK_COMPLETE')
}

const needsOfOld = ({ resources }: Undo, id: string): readonly string[] => {
  const old = resources.get(id)
  return old === undefined ? [] : needsOf(old.declared)
}

function restoreStep(world: World, stack: Stack, undo: Undo, logicalId: string, isSkipped: boolean): Step | undefined {
  const old = undo.resources.get(logicalId)
  if (old === undefined) return undefined
  const note = (status: string, reason?: string): void => {
    const noted: Resource = { ...old, status, reason, updatedAt: world.now() }
    stack.resources.set(logicalId, noted)
    tell(world, stack, noted)
  }
  const done = (): void => {
    // What came in its place is removed at the end.
    if (undo.touched.get(logicalId) === 'UPDATE') undo.touched.delete(logicalId)
    note('UPDATE_COMPLETE')
  }
  const replacement = stack.resources.get(logicalId)
  return {
    logicalId,
    cancelled: 'Resource update cancelled',
    begin() {
      if (isSkipped) done()
      else note('UPDATE_IN_PROGRESS')
      return !isSkipped
    },
    async finish() {
      const reason = world.failures.take(logicalId, 'ROLLBACK')
      if (reason !== undefined) throw new Error(reason)
      const { type, properties, physicalId } = old
      if (undo.touched.get(logicalId) === 'UPDATE') {
        await world.hook({ action: 'UPDATE', type, logicalId, stack: stack.name, properties, physicalId })
      } else if (replacement !== undefined && replacement.physicalId !== physicalId) {
        await forget(world, stack, replacement)
      }
      done()
    },
    fail: (reason) => note('UPDATE_FAILED', reason),
  }
}

/** Removes what came in the place of a resource that is taken up again. */
async function forget(
  world: World,
  stack: Stack,
  { type, logicalId, properties, physicalId }: Resource,
): Promise<void> {
  await world.hook({ action: 'DELETE', type, logicalId, stack: stack.name, properties, physicalId })
  world.existing.delete(keyOf(type, properties, physicalId))
}

/** Removes what the update had made; what cannot be removed stays in the account. */
async function* removeNew(world: World, stack: Stack, undo: Undo, retainExceptOnCreate: boolean) {
  const made = [...stack.resources.values()].filter(({ logicalId }) => !undo.resources.has(logicalId))
  yield* runSteps({
    world,
    stack,
    steps: made.map((resource) =>
      removeStep({
        world,
        stack,
        resource,
        isKept:
          undo.touched.get(resource.logicalId) === 'IMPORT' ||
          (resource.declared.DeletionPolicy === 'Retain' && !retainExceptOnCreate),
        isRollback: true,
        isRemembered: false,
      }),
    ),
    needs: dependents(made),
  })
}
