import type { Change, ResourceAttribute, ResourceChangeDetail } from '@aws-sdk/client-cloudformation'
import { isEqual } from '../../../../compiler/diff/properties.ts'
import { createOnlyProperties } from '../../../../compiler/diff/replacement.ts'
import { referencesIn } from '../../../../compiler/references.ts'
import type { TemplateResource, Value } from '../../../../compiler/template.ts'
import type { Properties } from '../resources/hook.ts'
import { isTagged, nameOf } from '../resources/kinds.ts'
import type { Blueprint, Resource, Stack, World } from '../world.ts'
import { resolver } from './resolve.ts'

/** Names of properties in which two versions of a resource differ. */
export const differences = (before: Properties, after: Properties): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !isEqual(before[name], after[name]))

/** Whether AWS cannot change a property in place. */
export const isCreateOnly = (type: string, name: string): boolean => createOnlyProperties[type]?.includes(name) ?? false

/** What a blueprint would do to a stack, as change sets tell it. */
export function changesOf(
  world: World,
  stack: Stack,
  after: Blueprint,
  imports: ReadonlyMap<string, string>,
): readonly Change[] {
  const { Resources } = after.template
  const replaced = new Set<string>()
  const touched = Object.entries(Resources).flatMap(([logicalId, declared]): Change[] => {
    const before = stack.resources.get(logicalId)
    if (before === undefined) {
      const physicalId = imports.get(logicalId)
      return [change(physicalId === undefined ? 'Add' : 'Import', logicalId, declared.Type, physicalId)]
    }
    const details = detailsOf(world, stack, after, before, declared)
    if (details.length === 0) return []
    const isReplaced = details.some(({ Target }) => Target?.RequiresRecreation === 'Always')
    if (isReplaced) replaced.add(logicalId)
    return [
      {
        Type: 'Resource',
        ResourceChange: {
          ...change('Modify', logicalId, declared.Type, before.physicalId).ResourceChange,
          Replacement: isReplaced ? 'True' : 'False',
          Scope: [...new Set(details.flatMap(({ Target }) => Target?.Attribute ?? []))],
          Details: details,
        },
      },
    ]
  })
  const known = new Set(touched.map(({ ResourceChange }) => ResourceChange?.LogicalResourceId))
  const followed = Object.entries(Resources).flatMap(([logicalId, { Type, Properties = {} }]): Change[] => {
    const before = stack.resources.get(logicalId)
    const names = Object.keys(Properties).filter((name) => refersTo(Properties[name], replaced))
    if (before === undefined || known.has(logicalId) || names.length === 0) return []
    return [
      {
        Type: 'Resource',
        ResourceChange: {
          ...change('Modify', logicalId, Type, before.physicalId).ResourceChange,
          Replacement: names.some((name) => isCreateOnly(Type, name)) ? 'Conditional' : 'False',
          Scope: ['Properties'],
          Details: names.map((name) => followedDetail(Type, name)),
        },
      },
    ]
  })
  const removed = [...stack.resources.values()]
    .filter(({ logicalId }) => !Object.hasOwn(Resources, logicalId))
    .map(({ logicalId, type, physicalId, declared }) => {
      const { ResourceChange } = change('Remove', logicalId, type, physicalId)
      const keeps = (declared.DeletionPolicy ?? 'Delete') !== 'Delete'
      return {
        Type: 'Resource' as const,
        ResourceChange: { ...ResourceChange, PolicyAction: keeps ? ('Retain' as const) : ('Delete' as const) },
      }
    })
  return [...touched, ...followed, ...removed]
}

/** Existing resources that nobody has and that the template names, by logical id. */
export function importable(
  world: World,
  stack: Stack,
  { template, parameters, ...rest }: Blueprint,
): ReadonlyMap<string, string> {
  const resolve = resolver(world, stack, { template, parameters, ...rest }, stack.resources)
  const found = new Map<string, string>()
  for (const [logicalId, declared] of Object.entries(template.Resources)) {
    const name = nameOf(declared.Type, resolve(declared.Properties ?? {}) as Properties) // an object stays one
    if (name === undefined || declared.DeletionPolicy === undefined || stack.resources.has(logicalId)) continue
    const key = `${declared.Type} ${name}`
    if (world.existing.has(key) && world.existing.get(key) === undefined) found.set(logicalId, name)
  }
  return found
}

function change(
  Action: 'Add' | 'Modify' | 'Remove' | 'Import',
  LogicalResourceId: string,
  ResourceType: string,
  PhysicalResourceId: string | undefined,
): Change {
  return {
    Type: 'Resource',
    ResourceChange: { Action, LogicalResourceId, ResourceType, PhysicalResourceId, Scope: [], Details: [] },
  }
}

function detailsOf(
  world: World,
  stack: Stack,
  after: Blueprint,
  before: Resource,
  declared: TemplateResource,
): ResourceChangeDetail[] {
  const next = resolver(world, stack, after, stack.resources)(declared.Properties ?? {}) as Properties // an object stays one
  const details = differences(before.properties, next).map((name) =>
    detail('Properties', before.properties[name], next[name], name, isCreateOnly(before.type, name)),
  )
  for (const attribute of ['DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'] as const) {
    if (!isEqual(before.declared[attribute], declared[attribute])) {
      details.push(detail(attribute, before.declared[attribute], declared[attribute]))
    }
  }
  if (isTagged(before.type) && !isEqual(stack.blueprint?.tags, after.tags)) {
    details.push(detail('Tags', stack.blueprint?.tags, after.tags))
  }
  return details
}

function detail(
  Attribute: ResourceAttribute,
  before: Value | undefined,
  after: Value | undefined,
  Name?: string,
  isRecreated = false,
): ResourceChangeDetail {
  const type = before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify'
  return {
    Target: {
      Attribute,
      Name,
      RequiresRecreation: isRecreated ? 'Always' : 'Never',
      Path: `/${Attribute}${Name === undefined ? '' : `/${Name}`}`,
      BeforeValue: asText(before),
      AfterValue: asText(after),
      AttributeChangeType: type,
    },
    Evaluation: 'Static',
    ChangeSource: 'DirectModification',
  }
}

const followedDetail = (type: string, Name: string): ResourceChangeDetail => ({
  Target: { Attribute: 'Properties', Name, RequiresRecreation: isCreateOnly(type, Name) ? 'Conditionally' : 'Never' },
  Evaluation: 'Dynamic',
  ChangeSource: 'ResourceReference',
})

const asText = (value: Value | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value)

const refersTo = (value: Value | undefined, ids: ReadonlySet<string>): boolean =>
  referencesIn(value ?? '').some((id) => ids.has(id))
