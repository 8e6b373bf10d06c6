import { needsOf } from '../templates/read-template.ts'
import { outputsOf } from '../templates/resolve.ts'
import { type Blueprint, type OnFailure, type Stack, turn, type World } from '../world.ts'
import { createStep, declaredIn, importStep, type Making } from './make.ts'
import { dependents, removeStep } from './remove.ts'
import { runSteps } from './steps.ts'
import { lateVerdict } from './validate.ts'

export interface Creation {
  readonly blueprint: Blueprint
  readonly onFailure: OnFailure
  /** Names of what is there already, by logical id. */
  readonly imports: ReadonlyMap<string, string>
  /** What is kept for good is removed too, where this made it. */
  readonly retainExceptOnCreate: boolean
}

/** Makes a stack. */
export async function* createStack(world: World, stack: Stack, creation: Creation): AsyncGenerator<void, void> {
  const { blueprint, onFailure, imports } = creation
  const making: Making = { world, stack, blueprint }
  turn(world, stack, 'CREATE_IN_PROGRESS', 'User Initiated')
  stack.blueprint = blueprint
  stack.undo = { blueprint: undefined, resources: new Map(), outputs: {}, touched: new Map() }
  yield
  const verdict = lateVerdict(world, stack, blueprint)
  if (verdict !== undefined) {
    turn(world, stack, 'CREATE_FAILED', verdict)
    const why = "Validation failure detected. See the operation's FAILED event for details."
    if (onFailure !== 'DO_NOTHING') yield* rollBackCreation(world, stack, creation, why)
    return
  }
  const failed = yield* runSteps({
    world,
    stack,
    steps: Object.keys(blueprint.template.Resources).map((id) =>
      imports.has(id) ? importStep(making, id) : createStep(making, id),
    ),
    needs: (id) => needsOf(declaredIn(making, id)),
  })
  if (failed.length === 0) {
    stack.outputs = outputsOf(world, stack, blueprint)
    stack.undo = undefined
    turn(world, stack, 'CREATE_COMPLETE')
    return
  }
  const reason = `The following resource(s) failed to create: [${failed.join(', ')}].`
  if (onFailure === 'DO_NOTHING') turn(world, stack, 'CREATE_FAILED', `${reason} `)
  else yield* rollBackCreation(world, stack, creation, reason)
}

/** Removes what a creation has made. */
export async function* rollBackCreation(
  world: World,
  stack: Stack,
  { onFailure, retainExceptOnCreate }: Pick<Creation, 'onFailure' | 'retainExceptOnCreate'>,
  reason: string,
): AsyncGenerator<void, void> {
  const isDeleted = onFailure === 'DELETE'
  if (isDeleted) turn(world, stack, 'DELETE_IN_PROGRESS', `${reason} Delete requested by user.`)
  else turn(world, stack, 'ROLLBACK_IN_PROGRESS', `${reason} Rollback requested by user.`)
  yield
  const resources = [...stack.resources.values()]
  const isKept = (logicalId: string, policy: string | undefined): boolean =>
    stack.undo?.touched.get(logicalId) === 'IMPORT' || (policy === 'Retain' && !retainExceptOnCreate)
  const left = yield* runSteps({
    world,
    stack,
    steps: resources.map((resource) =>
      removeStep({
        world,
        stack,
        resource,
        isKept: isKept(resource.logicalId, resource.declared.DeletionPolicy),
        isRollback: true,
        isRemembered: true,
      }),
    ),
    needs: dependents(resources),
  })
  if (left.length > 0) {
    const why = `The following resource(s) failed to delete: [${left.join(', ')}]. `
    turn(world, stack, isDeleted ? 'DELETE_FAILED' : 'ROLLBACK_FAILED', why)
  } else if (isDeleted) {
    stack.deletedAt = world.now()
    turn(world, stack, 'DELETE_COMPLETE')
  } else {
    turn(world, stack, 'ROLLBACK_COMPLETE')
  }
}
