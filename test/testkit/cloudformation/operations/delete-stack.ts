import { type Stack, turn, type World } from '../world.ts'
import { dependents, outlives, removeStep } from './remove.ts'
import { runSteps } from './steps.ts'

export interface Deletion {
  /** Resources that stay though they are not to. */
  readonly retain: readonly string[]
  /** Whatever cannot be removed stays. */
  readonly isForced: boolean
}

/** Removes a stack with what it does not keep. */
export async function* deleteStack(
  world: World,
  stack: Stack,
  { retain, isForced }: Deletion,
): AsyncGenerator<void, void> {
  turn(world, stack, 'DELETE_IN_PROGRESS', 'User Initiated')
  yield
  const resources = [...stack.resources.values()].filter(
    ({ status }) => status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED',
  )
  const left = yield* runSteps({
    world,
    stack,
    steps: resources.map((resource) =>
      removeStep({
        world,
        stack,
        resource,
        isKept: outlives(resource) || retain.includes(resource.logicalId),
        isForced,
        isRemembered: true,
      }),
    ),
    needs: dependents(resources),
  })
  if (left.length > 0) {
    turn(world, stack, 'DELETE_FAILED', `The following resource(s) failed to delete: [${left.join(', ')}]. `)
    return
  }
  stack.deletedAt = world.now()
  turn(world, stack, 'DELETE_COMPLETE')
}
