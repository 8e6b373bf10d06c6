import { keyOf } from './operations/make.ts'
import type { Properties } from './resources/hook.ts'
import { identify } from './resources/kinds.ts'
import type { Leftover } from './scenario.ts'
import { readTemplate } from './templates/read-template.ts'
import { outputsOf, resolver } from './templates/resolve.ts'
import { type Blueprint, makeStack, turn, type World } from './world.ts'

/** Puts a stack into the world as somebody has left it. */
export function leaveBehind(
  world: World,
  { name, status, reason, template, parameters = {}, tags = {} }: Leftover,
): void {
  const stack = makeStack(world, name, status)
  turn(world, stack, status, reason)
  if (template === undefined) return
  const blueprint: Blueprint = { text: template, template: readTemplate(template), parameters, tags, capabilities: [] }
  stack.blueprint = blueprint
  // Of a stack that was taken back nothing is left but its template.
  if (status === 'ROLLBACK_COMPLETE' || status === 'DELETE_COMPLETE') return
  for (const [logicalId, declared] of Object.entries(blueprint.template.Resources)) {
    const properties = resolver(world, stack, blueprint, stack.resources)(declared.Properties ?? {}) as Properties // an object stays one
    const known = identify(world, name, logicalId, declared.Type, properties)
    world.existing.set(keyOf(declared.Type, properties, known.physicalId), stack.id)
    const common = { logicalId, type: declared.Type, declared, properties, updatedAt: world.now() }
    stack.resources.set(logicalId, { ...common, ...known, status: 'CREATE_COMPLETE' })
  }
  stack.outputs = outputsOf(world, stack, blueprint)
}
