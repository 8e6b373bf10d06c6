import type { Stack as AwsStack, Parameter, Tag } from '@aws-sdk/client-cloudformation'
import type { Blueprint, Resource, Stack } from '../world.ts'

/** A stack as it is described. */
export const shapeOf = (stack: Stack): AwsStack => ({
  StackId: stack.id,
  StackName: stack.name,
  ChangeSetId: stack.changeSetId,
  Parameters: stack.blueprint === undefined ? [] : parametersOf(stack.blueprint),
  CreationTime: stack.createdAt,
  LastUpdatedTime: stack.updatedAt,
  DeletionTime: stack.deletedAt,
  RollbackConfiguration: {},
  StackStatus: stack.status,
  StackStatusReason: stack.reason,
  DisableRollback: stack.disableRollback,
  NotificationARNs: [],
  Capabilities: [...(stack.blueprint?.capabilities ?? [])] as AwsStack['Capabilities'],
  Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
  RoleARN: stack.blueprint?.roleArn,
  Tags: tagsOf(stack.blueprint?.tags ?? {}),
  EnableTerminationProtection: stack.isProtected,
  DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
})

export const parametersOf = ({ parameters }: Blueprint): Parameter[] =>
  Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }))

export const tagsOf = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** A resource as it is listed. */
export const resourceShape = ({ logicalId, physicalId, type, status, reason, updatedAt }: Resource) => ({
  LogicalResourceId: logicalId,
  PhysicalResourceId: physicalId === '' ? undefined : physicalId,
  ResourceType: type,
  ResourceStatus: status,
  ResourceStatusReason: reason,
  DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  updatedAt,
})
