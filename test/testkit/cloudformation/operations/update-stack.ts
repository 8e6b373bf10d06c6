import { needsOf } from '../templates/read-template.ts'
import { outputsOf } from '../templates/resolve.ts'
import { type Blueprint, type Resource, type Stack, turn, type World } from '../world.ts'
import { updateStep } from './change.ts'
import { createStep, declaredIn, importStep, type Making } from './make.ts'
import { dependents, outlives, removeStep } from './remove.ts'
import { rollBackUpdate } from './roll-back.ts'
import { runSteps } from './steps.ts'
import { lateVerdict } from './validate.ts'

export interface Update {
  readonly blueprint: Blueprint
  readonly imports: ReadonlyMap<string, string>
  readonly disableRollback: boolean
  readonly retainExceptOnCreate: boolean
}

/** Brings a stack to another template. */
export async function* updateStack(world: World, stack: Stack, update: Update): AsyncGenerator<void, void> {
  const { blueprint, imports, disableRollback, retainExceptOnCreate } = update
  const making: Making = { world, stack, blueprint }
  stack.updatedAt = world.now()
  turn(world, stack, 'UPDATE_IN_PROGRESS', 'User Initiated')
  // After a failure that was left as it is, there is still the same to go back to.
  stack.undo ??= {
    blueprint: stack.blueprint,
    outputs: stack.outputs,
    resources: new Map(stack.resources),
    touched: new Map(),
  }
  const { resources: old } = stack.undo
  yield
  const verdict = lateVerdict(world, stack, blueprint)
  if (verdict !== undefined) {
    turn(world, stack, 'UPDATE_FAILED', verdict)
    const reason = "Validation failure detected. See operation's FAILED event for details."
    if (!disableRollback) yield* rollBackUpdate(world, stack, { reason, skip: [], retainExceptOnCreate })
    return
  }
  const failed = yield* runSteps({
    world,
    stack,
    steps: Object.keys(blueprint.template.Resources).map((id) => {
      if (old.has(id)) return updateStep(making, id)
      return imports.has(id) ? importStep(making, id) : createStep(making, id)
    }),
    needs: (id) => needsOf(declaredIn(making, id)),
  })
  if (failed.length > 0 && disableRollback) {
    turn(world, stack, 'UPDATE_FAILED', failureText(stack, failed))
    return
  }
  if (failed.length > 0 || stack.isCancelled) {
    yield* rollBackUpdate(world, stack, { reason: failureText(stack, failed), skip: [], retainExceptOnCreate })
    return
  }
  turn(world, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')
  yield
  const left = yield* cleanUp(world, stack, old, blueprint)
  stack.blueprint = blueprint
  stack.outputs = outputsOf(world, stack, blueprint)
  stack.undo = undefined
  turn(
    world,
    stack,
    'UPDATE_COMPLETE',
    left.length > 0 ? 'Update successful. One or more resources could not be deleted.' : undefined,
  )
}

/** Removes what the new template does not have, and what was replaced. */
async function* cleanUp(world: World, stack: Stack, old: ReadonlyMap<string, Resource>, { template }: Blueprint) {
  const isKept = (resource: Resource): boolean => {
    const next = template.Resources[resource.logicalId]
    return next === undefined ? outlives(resource) : next.UpdateReplacePolicy === 'Retain'
  }
  const gone = [...old.values()].filter(
    ({ logicalId, physicalId }) =>
      !Object.hasOwn(template.Resources, logicalId) || stack.resources.get(logicalId)?.physicalId !== physicalId,
  )
  const left = yield* runSteps({
    world,
    stack,
    steps: gone.map((resource) =>
      removeStep({ world, stack, resource, isKept: isKept(resource), isRemembered: false }),
    ),
    needs: dependents(gone),
  })
  // The stack gives up on what it cannot remove.
  for (const id of left) if (!Object.hasOwn(template.Resources, id)) stack.resources.delete(id)
  return left
}

function failureText(stack: Stack, failed: readonly string[]): string | undefined {
  const of = (status: string): readonly string[] => failed.filter((id) => stack.resources.get(id)?.status === status)
  const sentences = (['create', 'update', 'import'] as const).flatMap((verb) => {
    const ids = of(`${verb.toUpperCase()}_FAILED`)
    return ids.length === 0 ? [] : `The following resource(s) failed to ${verb}: [${ids.join(', ')}]. `
  })
  return sentences.length === 0 ? undefined : sentences.join('')
}
