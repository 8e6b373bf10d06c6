import type { OperationEvent } from '@aws-sdk/client-cloudformation'
import { invalid } from '../protocol/answers.ts'
import { flagIn, formIn, textIn } from '../protocol/form.ts'
import { pageOf } from '../protocol/pages.ts'
import type { EarlyFinding } from '../scenario.ts'
import type { Blueprint, ChangeSet, Stack } from '../world.ts'
import { findStack } from '../world.ts'
import { type Action, requiredText, withId } from './call.ts'

/** Events of a stack, or what was found in a change set before it was made. */
export const describeEvents: Action = (world, form) => {
  const changeSet = textIn(form, 'ChangeSetName')
  const stack = changeSet?.startsWith('arn:')
    ? [...world.stacks.values()].find(({ changeSets }) => changeSets.has(changeSet))
    : findStack(world, requiredText(form, 'StackName'))
  if (stack === undefined) throw invalid(withId(textIn(form, 'StackName') ?? changeSet ?? ''))
  const set = [...stack.changeSets.values()].find(({ id, name }) => id === changeSet || name === changeSet)
  const all = set === undefined ? ofStack(stack) : ofChangeSet(stack, set)
  const onlyFailed = flagIn(formIn(form, 'Filters'), 'FailedEvents')
  const events = onlyFailed ? all.filter(hasFailed) : all
  const { page, NextToken } = pageOf(events, form, world.scenario().pageSize ?? 100)
  return { OperationEvents: page, NextToken }
}

const hasFailed = ({ ResourceStatus, ValidationStatus }: OperationEvent): boolean =>
  ValidationStatus === 'FAILED' || ResourceStatus?.endsWith('_FAILED') === true

const ofStack = ({ id, events, findings, blueprint }: Stack): OperationEvent[] => [
  ...findings.map((finding, index) => foundEvent(finding, index, { stack: id, operation: id, blueprint })),
  ...events
    .toReversed()
    .map(({ StackName: _, ...event }) => ({ ...event, EventType: 'STACK_EVENT' }) as OperationEvent), // its words are a part of those
]

const ofChangeSet = (stack: Stack, { id, findings, blueprint }: ChangeSet): OperationEvent[] =>
  findings.map((finding, index) => foundEvent(finding, index, { stack: stack.id, operation: id, blueprint }))

const foundEvent = (
  { logicalId, validation, reason, path }: Required<EarlyFinding>,
  index: number,
  { stack, operation, blueprint }: Found,
): OperationEvent => ({
  EventId: `${operation}#${index}`,
  StackId: stack,
  OperationId: operation,
  OperationStatus: 'FAILED',
  EventType: 'VALIDATION_ERROR',
  LogicalResourceId: logicalId,
  PhysicalResourceId: '',
  ResourceType: blueprint?.template.Resources[logicalId]?.Type,
  ValidationFailureMode: 'FAIL',
  ValidationName: validation,
  ValidationStatus: 'FAILED',
  ValidationStatusReason: reason,
  ValidationPath: path,
})

interface Found {
  readonly stack: string
  readonly operation: string
  readonly blueprint: Blueprint | undefined
}
