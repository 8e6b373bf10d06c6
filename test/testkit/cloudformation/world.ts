import { randomUUID } from 'node:crypto'
import type { StackEvent as AwsStackEvent, Change, StackStatus } from '@aws-sdk/client-cloudformation'
import type { Template, TemplateResource } from '../../../compiler/template.ts'
import type { Properties, ResourceHook } from './resources/hook.ts'
import type { createFailures, EarlyFinding, Scenario } from './scenario.ts'

/** A resource of a stack. */
export interface Resource {
  readonly logicalId: string
  readonly type: string
  readonly physicalId: string
  readonly declared: TemplateResource
  readonly properties: Properties
  readonly attributes: Readonly<Record<string, string>>
  readonly status: string
  readonly reason?: string | undefined
  readonly updatedAt: Date
}

/** What a stack is to be, or was. */
export interface Blueprint {
  readonly text: string
  readonly template: Template
  readonly parameters: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly capabilities: readonly string[]
  readonly roleArn?: string | undefined
}

/** What becomes of a resource in an update, so that it can be undone. */
export type Touch = 'CREATE' | 'IMPORT' | 'UPDATE' | 'REPLACE'

/** What an unfinished or failed operation has to go back to. */
export interface Undo {
  readonly blueprint: Blueprint | undefined
  readonly resources: ReadonlyMap<string, Resource>
  readonly outputs: Readonly<Record<string, string>>
  /** In the order in which it was done. */
  readonly touched: Map<string, Touch>
}

export interface ChangeSet {
  readonly id: string
  readonly name: string
  readonly type: 'CREATE' | 'UPDATE' | 'IMPORT'
  readonly blueprint: Blueprint
  readonly changes: readonly Change[]
  readonly imports: ReadonlyMap<string, string>
  readonly onStackFailure: OnFailure
  readonly description: string | undefined
  readonly clientToken: string | undefined
  readonly importExisting: boolean
  readonly createdAt: Date
  status: 'CREATE_PENDING' | 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE' | 'FAILED'
  execution: 'UNAVAILABLE' | 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE'
  reason?: string
  /** What it will come to once it is looked at. */
  readonly verdict: string | undefined
  readonly findings: readonly Required<EarlyFinding>[]
}

/** Reads an object of S3; undefined where there is none. */
export type ReadObject = (bucket: string, key: string) => Promise<Uint8Array | undefined>

export type OnFailure = 'ROLLBACK' | 'DELETE' | 'DO_NOTHING'

export interface Stack {
  readonly id: string
  readonly name: string
  status: StackStatus
  reason?: string | undefined
  readonly createdAt: Date
  updatedAt?: Date
  deletedAt?: Date
  blueprint?: Blueprint | undefined
  outputs: Readonly<Record<string, string>>
  resources: Map<string, Resource>
  readonly changeSets: Map<string, ChangeSet>
  changeSetId?: string
  /** Oldest first. */
  readonly events: AwsStackEvent[]
  isProtected: boolean
  disableRollback: boolean
  /** What it is doing: a step for each time somebody looks. */
  running?: AsyncGenerator<void, void> | undefined
  /** Whether somebody wants the update to be undone. */
  isCancelled: boolean
  undo?: Undo | undefined
  /** What was found at the beginning of the last operation, so that it failed. */
  findings: readonly Required<EarlyFinding>[]
  /** Actions by the token of the caller. */
  readonly tokens: Map<string, string>
  /** Of the operation that goes on. */
  token?: string | undefined
}

/** An account in one region. */
export interface World {
  readonly region: string
  readonly account: string
  readonly scenario: () => Scenario
  readonly failures: ReturnType<typeof createFailures>
  /** By id, the newest last. */
  readonly stacks: Map<string, Stack>
  /** Everything there is in the account, with the id of the stack that has it; undefined: none has. */
  readonly existing: Map<string, string | undefined>
  readonly hook: ResourceHook
  /** Absent: nothing is known of objects, and code counts as there. */
  readonly readObject: ReadObject | undefined
  /** Results of looks for drift, with how often they were asked for. */
  readonly driftDetections: Map<string, { readonly stack: Stack; asked: number }>
  readonly now: () => Date
}

/** A stack of which nothing is there yet. */
export function makeStack(world: World, name: string, status: StackStatus): Stack {
  const id = `arn:aws:cloudformation:${world.region}:${world.account}:stack/${name}/${randomUUID()}`
  const stack: Stack = {
    id,
    name,
    status,
    createdAt: world.now(),
    outputs: {},
    resources: new Map(),
    changeSets: new Map(),
    events: [],
    findings: [],
    isProtected: false,
    disableRollback: false,
    isCancelled: false,
    tokens: new Map(),
  }
  world.stacks.set(id, stack)
  return stack
}

/** By name or id; by name only while it is there. */
export function findStack(world: World, nameOrId: string): Stack | undefined {
  const byId = world.stacks.get(nameOrId)
  if (byId !== undefined) return byId
  return [...world.stacks.values()].findLast(({ name, status }) => name === nameOrId && status !== 'DELETE_COMPLETE')
}

/** Gives a stack another status, and says so in an event. */
export function turn(world: World, stack: Stack, status: StackStatus, reason?: string): void {
  stack.status = status
  stack.reason = reason
  tell(world, stack, {
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
  })
}

interface Told {
  readonly logicalId: string
  readonly physicalId: string
  readonly type: string
  readonly status: string
  readonly reason?: string | undefined
  readonly properties?: Properties | undefined
}

/** Adds an event to a stack. */
export function tell(
  world: World,
  stack: Stack,
  { logicalId, physicalId, type, status, reason, properties }: Told,
): void {
  stack.events.push({
    StackId: stack.id,
    EventId: type === 'AWS::CloudFormation::Stack' ? randomUUID() : `${logicalId}-${status}-${randomUUID()}`,
    StackName: stack.name,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Timestamp: world.now(),
    ResourceStatus: status as AwsStackEvent['ResourceStatus'],
    ResourceStatusReason: reason,
    ResourceProperties: properties === undefined ? undefined : JSON.stringify(properties),
    ClientRequestToken: stack.token,
  })
}
