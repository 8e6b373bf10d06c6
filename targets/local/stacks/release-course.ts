import { isEqual } from '../../../compiler/diff/properties.ts'
import { type Course, inWaves, type StackRecord, type StackTurn, type Step, type Task } from './course.ts'
import type { Blueprint } from './resolve.ts'
import type { Owner, Place, Resource } from './resource.ts'
import type { ResourceRecord } from './stack-records.ts'

/** What there is in an environment before a release. */
export interface Existing {
  readonly stacks: readonly StackRecord[]
  readonly resources: readonly ResourceRecord[]
  /** Why a resource cannot be made: something of its name is there, and not of this environment. */
  readonly conflictOf: (resource: Resource) => string | undefined
}

/** What has to be done so that the stacks of an environment are as a release has them. */
export function releaseCourse(
  blueprints: readonly Blueprint[],
  existing: Existing,
  { owner, place, now }: { readonly owner: Owner; readonly place: Place; readonly now: number },
): Course {
  const changes = blueprints.map((blueprint) => stackChange(blueprint, existing))
  const dropped = existing.stacks.filter(
    ({ name, status }) => !isGone(status) && !blueprints.some((blueprint) => blueprint.name === name),
  )
  const removals = existing.resources
    .filter(({ resource, state }) => state === 'current' && dropped.some(({ name }) => name === resource.stack))
    .map(({ resource }) => removal(resource, resource.retain.removed))
  const turns = changes.map(({ blueprint, before, steps, cleanup }): StackTurn => {
    const { name, text: template, outputs } = blueprint
    const isChanged =
      cleanup.length > 0 || steps.some((step) => step.do.isQuiet !== true) || before?.template !== template
    const status = before === undefined ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE'
    const shown = isChanged || before === undefined ? { status, updatedAt: now } : before
    return {
      name,
      action: isChanged ? (before === undefined ? 'create' : 'update') : 'keep',
      after: { ...shown, ...owner, name, template, outputs, origin: place.origin },
      ...(before !== undefined && { before }),
    }
  })
  return {
    turns: [...turns, ...dropped.map((before) => ({ name: before.name, action: 'delete' as const, before }))],
    forward: inWaves(
      changes.flatMap(({ steps }) => steps),
      (step) => step.do.resource.wave,
    ),
    cleanup: inWaves([...changes.flatMap(({ cleanup }) => cleanup), ...removals], ({ resource }) => -resource.wave),
  }
}

/** A stack that is only remembered for what it has left. */
export const isGone = (status: string): boolean => status === 'DELETE_COMPLETE'

function stackChange(blueprint: Blueprint, { stacks, resources, conflictOf }: Existing) {
  const before = stacks.find(({ name, status }) => name === blueprint.name && !isGone(status))
  const current = new Map(
    resources.flatMap(({ resource, state }) =>
      state === 'current' && resource.stack === blueprint.name ? [[resource.logicalId, resource]] : [],
    ),
  )
  const left = new Set(resources.flatMap(({ resource, state }) => (state === 'retained' ? [keyOf(resource)] : [])))
  const steps = blueprint.resources.flatMap(
    (resource) => stepFor(resource, current.get(resource.logicalId), left.has(keyOf(resource)), conflictOf) ?? [],
  )
  const wanted = new Set(blueprint.resources.map(({ logicalId }) => logicalId))
  const removed = [...current.values()].filter(({ logicalId }) => !wanted.has(logicalId))
  const replaced = steps.flatMap((step) => {
    const { supersedes, resource } = step.do
    return supersedes === undefined ? [] : [removal(supersedes, resource.retain.replaced)]
  })
  return {
    blueprint,
    before,
    steps,
    cleanup: [...replaced, ...removed.map((resource) => removal(resource, resource.retain.removed))],
  }
}

const keyOf = ({ type, physicalId }: Resource): string => `${type} ${physicalId}`

/** Data goes with what holds it where the template says so. */
const removal = (resource: Resource, isRetained: boolean): Task => ({
  verb: 'DELETE',
  resource,
  act: isRetained ? 'release' : 'purge',
})

function stepFor(
  resource: Resource,
  before: Resource | undefined,
  isLeft: boolean,
  conflictOf: Existing['conflictOf'],
): Step | undefined {
  if (before === undefined) return creation(resource, isLeft, conflictOf)
  if (keyOf(before) !== keyOf(resource)) return replacement(resource, before, isLeft, conflictOf)
  const isSame = isEqual(before.properties, resource.properties) && isEqual(before.retain, resource.retain)
  // Records say by which deployment the code came, so functions hear of every release.
  const isStale = before.wave !== resource.wave || resource.type === 'AWS::Lambda::Function'
  if (isSame && !isStale) return undefined
  const quiet = isSame ? { isQuiet: true } : {}
  return {
    do: { verb: 'UPDATE', resource, act: 'put', ...quiet },
    undo: { verb: 'UPDATE', resource: before, act: 'put', ...quiet },
  }
}

function creation(resource: Resource, isLeft: boolean, conflictOf: Existing['conflictOf']): Step {
  if (isLeft) {
    return { do: { verb: 'IMPORT', resource, act: 'put' }, undo: { verb: 'DELETE', resource, act: 'release' } }
  }
  const conflict = conflictOf(resource)
  if (conflict !== undefined) return { do: { verb: 'CREATE', resource, act: 'put', conflict } }
  return { do: { verb: 'CREATE', resource, act: 'put' }, undo: { verb: 'DELETE', resource, act: 'remove' } }
}

function replacement(resource: Resource, before: Resource, isLeft: boolean, conflictOf: Existing['conflictOf']): Step {
  const made = creation(resource, isLeft, conflictOf)
  return {
    do: { ...made.do, verb: 'UPDATE', supersedes: before },
    ...(made.undo !== undefined && { undo: { ...made.undo, restores: before } }),
  }
}
