import { invalid } from '../protocol/answers.ts'
import { textIn, textsIn } from '../protocol/form.ts'
import { pageOf } from '../protocol/pages.ts'
import { readTemplate, textOf } from '../templates/read-template.ts'
import type { Stack, World } from '../world.ts'
import { type Action, stackIn, withId } from './call.ts'
import { resourceShape, shapeOf } from './stack-shape.ts'

const MOST_AT_ONCE = 100
const sizeOf = (world: World): number => world.scenario().pageSize ?? MOST_AT_ONCE

export const describeStacks: Action = (world, form) => {
  if (textIn(form, 'StackName') !== undefined) return { Stacks: [shapeOf(stackIn(world, form, withId))] }
  const { page, NextToken } = pageOf(present(world), form, sizeOf(world))
  return { Stacks: page.map(shapeOf), NextToken }
}

const present = ({ stacks }: World): readonly Stack[] =>
  [...stacks.values()].filter(({ status }) => status !== 'DELETE_COMPLETE').toReversed()

export const listStacks: Action = (world, form) => {
  const wanted = textsIn(form, 'StackStatusFilter')
  const all = [...world.stacks.values()]
    .filter(({ status }) => wanted.length === 0 || wanted.includes(status))
    .toReversed()
  const { page, NextToken } = pageOf(all, form, sizeOf(world))
  const StackSummaries = page.map((stack) => ({
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: stack.blueprint?.template.Description,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  }))
  return { StackSummaries, NextToken }
}

/** Newest first. A page goes on behind the last event of the page before, whatever has happened since. */
export const describeStackEvents: Action = (world, form) => {
  const { events } = stackIn(world, form)
  const token = textIn(form, 'NextToken')
  const last = token === undefined ? events.length : events.findIndex(({ EventId }) => EventId === token)
  if (last < 0) throw invalid('Token is invalid')
  const end = token !== undefined && world.scenario().repeatEvents ? last + 1 : last
  const start = Math.max(0, last - sizeOf(world))
  return {
    StackEvents: events.slice(start, end).toReversed(),
    NextToken: start === 0 ? undefined : events[start]?.EventId,
  }
}

export const listStackResources: Action = (world, form) => {
  const { resources } = stackIn(world, form, withId)
  const { page, NextToken } = pageOf([...resources.values()], form, sizeOf(world))
  const StackResourceSummaries = page.map((resource) => {
    const { updatedAt, ...shape } = resourceShape(resource)
    return { ...shape, LastUpdatedTimestamp: updatedAt }
  })
  return { StackResourceSummaries, NextToken }
}

export const describeStackResources: Action = (world, form) => {
  const stack = stackIn(world, form, withId)
  const wanted = textIn(form, 'LogicalResourceId')
  const found = [...stack.resources.values()].filter(({ logicalId }) => wanted === undefined || logicalId === wanted)
  const StackResources = found.slice(0, MOST_AT_ONCE).map((resource) => {
    const { updatedAt, ...shape } = resourceShape(resource)
    return { StackId: stack.id, StackName: stack.name, ...shape, Timestamp: updatedAt }
  })
  return { StackResources }
}

export const getTemplate: Action = (world, form) => {
  const changeSet = textIn(form, 'ChangeSetName')
  const stack = stackIn(world, form, withId)
  const set = [...stack.changeSets.values()].find(({ id, name }) => id === changeSet || name === changeSet)
  const blueprint = changeSet === undefined ? stack.blueprint : set?.blueprint
  return { TemplateBody: blueprint?.text, StagesAvailable: ['Original', 'Processed'] }
}

export const validateTemplate: Action = async (world, form) => {
  const { Description, Parameters = {}, Resources } = readTemplate(await textOf(world, form))
  const roles = Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'))
  return {
    Description,
    Parameters: Object.entries(Parameters).map(([ParameterKey, one]) => ({
      ParameterKey,
      DefaultValue: one.Default,
      Description: one.Description,
      NoEcho: false,
    })),
    Capabilities: roles.length === 0 ? undefined : ['CAPABILITY_NAMED_IAM'],
    CapabilitiesReason:
      roles.length === 0 ? undefined : `The following resource(s) require capabilities: [AWS::IAM::Role]`,
  }
}
