import type { Blueprint, Stack, World } from '../world.ts'

/** Looks, at the beginning of an operation, for what a test wants found; AWS's words for the stack where there is something. */
export function lateVerdict(world: World, stack: Stack, { template }: Blueprint): string | undefined {
  stack.findings = (world.scenario().lateValidation ?? [])
    .filter(({ logicalId }) => Object.hasOwn(template.Resources, logicalId))
    .map((finding) => ({ validation: 'PROPERTY_VALIDATION', ...finding }))
  if (stack.findings.length === 0) return undefined
  return `Validation failed with ${stack.findings.length} error(s). Call DescribeEvents to retrieve the full list of issues with resource and property details, resolve each error, then retry the operation.`
}
