import { randomUUID } from 'node:crypto'
import type { StackResourceDrift } from '@aws-sdk/client-cloudformation'
import type { Value } from '../../../../compiler/template.ts'
import { invalid } from '../protocol/answers.ts'
import { textsIn } from '../protocol/form.ts'
import { pageOf } from '../protocol/pages.ts'
import type { Drift } from '../scenario.ts'
import type { Resource, Stack, World } from '../world.ts'
import { type Action, requiredText, stackIn } from './call.ts'

export const detectStackDrift: Action = (world, form) => {
  const stack = stackIn(world, form)
  const StackDriftDetectionId = randomUUID()
  world.driftDetections.set(StackDriftDetectionId, { stack, asked: 0 })
  return { StackDriftDetectionId }
}

export const describeStackDriftDetectionStatus: Action = (world, form) => {
  const StackDriftDetectionId = requiredText(form, 'StackDriftDetectionId')
  const detection = world.driftDetections.get(StackDriftDetectionId)
  if (detection === undefined) throw invalid(`Drift detection ${StackDriftDetectionId} does not exist`)
  detection.asked += 1
  const known = { StackDriftDetectionId, StackId: detection.stack.id, Timestamp: world.now() }
  if (detection.asked === 1) return { ...known, DetectionStatus: 'DETECTION_IN_PROGRESS' }
  const drifted = driftsOf(world, detection.stack).filter((one) => one.StackResourceDriftStatus !== 'IN_SYNC').length
  return {
    ...known,
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: drifted > 0 ? 'DRIFTED' : 'IN_SYNC',
    DriftedStackResourceCount: drifted,
  }
}

export const describeStackResourceDrifts: Action = (world, form) => {
  const stack = stackIn(world, form)
  const wanted = textsIn(form, 'StackResourceDriftStatusFilters')
  const isLookedAt = [...world.driftDetections.values()].some((one) => one.stack === stack && one.asked > 1)
  const all = isLookedAt ? driftsOf(world, stack) : []
  const found = all.filter((one) => wanted.length === 0 || wanted.includes(one.StackResourceDriftStatus ?? ''))
  const { page, NextToken } = pageOf(found, form, world.scenario().pageSize ?? 100)
  return { StackResourceDrifts: page, NextToken }
}

const driftsOf = (world: World, stack: Stack): readonly StackResourceDrift[] =>
  [...stack.resources.values()].map((resource) => {
    const drifts = (world.scenario().drift ?? []).filter(({ logicalId }) => logicalId === resource.logicalId)
    return driftOf(world, stack, resource, drifts)
  })

function driftOf(world: World, stack: Stack, resource: Resource, drifts: readonly Drift[]): StackResourceDrift {
  const { logicalId, physicalId, type, properties } = resource
  const isGone = drifts.some(({ property }) => property === undefined)
  const changed = drifts.flatMap(({ property, actual = '' }) =>
    property === undefined ? [] : [{ path: property, expected: valueAt(properties, property), actual }],
  )
  return {
    StackId: stack.id,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    ExpectedProperties: JSON.stringify(properties),
    ...(!isGone && { ActualProperties: JSON.stringify(properties) }),
    PropertyDifferences: changed.map(({ path, expected, actual }) => ({
      PropertyPath: path,
      ExpectedValue: expected ?? 'null',
      ActualValue: actual,
      DifferenceType: expected === undefined ? 'ADD' : 'NOT_EQUAL',
    })),
    StackResourceDriftStatus: isGone ? 'DELETED' : changed.length > 0 ? 'MODIFIED' : 'IN_SYNC',
    Timestamp: world.now(),
  }
}

/** What is at `/Environment/Variables/URL`, as text. */
function valueAt(properties: Value, path: string): string | undefined {
  let value: Value | undefined = properties
  for (const name of path.split('/').filter((part) => part !== '')) {
    value = typeof value === 'object' ? (value as Readonly<Record<string, Value>>)[name] : undefined
  }
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}
