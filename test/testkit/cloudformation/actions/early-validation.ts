import type { Properties } from '../resources/hook.ts'
import { nameOf } from '../resources/kinds.ts'
import type { EarlyFinding } from '../scenario.ts'
import { resolver } from '../templates/resolve.ts'
import type { Blueprint, Stack, World } from '../world.ts'

/** What AWS finds in a template before it makes a change set of it: what the test says, and names that are taken. */
export function earlyFindings(
  world: World,
  stack: Stack,
  blueprint: Blueprint,
  imports: ReadonlyMap<string, string>,
): readonly Required<EarlyFinding>[] {
  const asked = (world.scenario().earlyValidation ?? [])
    .filter(({ logicalId }) => Object.hasOwn(blueprint.template.Resources, logicalId))
    .map((finding) => ({ validation: 'AWS::EarlyValidation::PropertyValidation', ...finding }))
  const resolve = resolver(world, stack, blueprint, stack.resources)
  const taken = Object.entries(blueprint.template.Resources).flatMap(([logicalId, { Type, Properties = {} }]) => {
    const name = nameOf(Type, resolve(Properties) as Properties) // an object stays one
    if (stack.resources.has(logicalId) || imports.has(logicalId) || !world.existing.has(`${Type} ${name}`)) return []
    return [
      {
        logicalId,
        path: `/Resources/${logicalId}`,
        reason: `Resource of type '${Type}' with identifier '${name}' already exists.`,
        validation: 'AWS::EarlyValidation::ResourceExistenceCheck',
      },
    ]
  })
  return [...asked, ...taken]
}

/** The words with which a change set fails for them. */
export function earlyVerdict(findings: readonly Required<EarlyFinding>[]): string | undefined {
  const names = [...new Set(findings.map(({ validation }) => validation))]
  if (names.length === 0) return undefined
  return `The following hook(s)/validation failed: [${names.join(', ')}]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.`
}
