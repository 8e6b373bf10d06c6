import {
  type Change,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  ExecuteChangeSetCommand,
  type Tag,
} from '@aws-sdk/client-cloudformation'
import { TargetError } from '../../driver.ts'
import type { StackSource } from '../operations/operation.ts'
import type { AwsPlace } from '../place.ts'
import type { Aws } from './aws.ts'
import { isAbsent } from './call.ts'

/** A change to a stack, as CloudFormation would do it. */
export interface ChangeSet {
  readonly stackId: string
  readonly status: string
  readonly execution: string
  readonly reason: string
  readonly changes: readonly Change[]
}

/** What a stack is marked with. The same for every deployment: CloudFormation marks each resource, and would touch them all. */
const tagsOf = ({ project, environment, environmentId }: AwsPlace): Tag[] => [
  { Key: 'routo:project', Value: project },
  { Key: 'routo:environment', Value: environment },
  { Key: 'routo:environment-id', Value: environmentId },
]

/** Asks for a change set; nothing happens where one of its name is there. */
export async function createChangeSet(
  { place, clients, call }: Aws,
  stack: string,
  name: string,
  { isNew, source }: { readonly isNew: boolean; readonly source: StackSource },
): Promise<void> {
  const { executionRoleArn } = place
  const input = {
    StackName: stack,
    ChangeSetName: name,
    ClientToken: name,
    TemplateURL: source.templateUrl,
    Parameters: Object.entries(source.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Capabilities: [...source.capabilities],
    Tags: tagsOf(place),
    ...(executionRoleArn !== undefined && { RoleARN: executionRoleArn }),
    ...(source.imports && { ImportExistingResources: true }),
  }
  const command = isNew
    ? new CreateChangeSetCommand({ ...input, ChangeSetType: 'CREATE', OnStackFailure: 'DELETE' })
    : new CreateChangeSetCommand({ ...input, ChangeSetType: 'UPDATE' })
  try {
    await call(clients.cloudFormation, (client) => client.send(command))
  } catch (error) {
    if (!(error instanceof TargetError) || error.code !== 'AlreadyExistsException') throw error
  }
}

/** A change set with all its changes; undefined where there is none of this name any more. */
export async function changeSetOf({ clients, call }: Aws, stack: string, name: string): Promise<ChangeSet | undefined> {
  const changes: Change[] = []
  try {
    for (let NextToken: string | undefined; ; ) {
      const page: DescribeChangeSetOutput = await call(clients.cloudFormation, (client) =>
        client.send(
          new DescribeChangeSetCommand({
            StackName: stack,
            ChangeSetName: name,
            ...(NextToken !== undefined && { NextToken }),
          }),
        ),
      )
      changes.push(...(page.Changes ?? []))
      NextToken = page.NextToken
      if (NextToken !== undefined) continue
      const { StackId = '', Status = '', ExecutionStatus = '', StatusReason = '' } = page
      return { stackId: StackId, status: Status, execution: ExecutionStatus, reason: StatusReason, changes }
    }
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

/** Has it done. False: it cannot be done any more, because it was already, or something else was done since. */
export async function executeChangeSet({ clients, call }: Aws, stack: string, name: string): Promise<boolean> {
  try {
    await call(clients.cloudFormation, (client) =>
      client.send(new ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: name, ClientRequestToken: name })),
    )
    return true
  } catch (error) {
    const isLate = error instanceof TargetError && /^InvalidChangeSetStatus/.test(error.code)
    if (isLate || isAbsent(error)) return false
    throw error
  }
}

export async function removeChangeSet({ clients, call }: Aws, stack: string, name: string): Promise<void> {
  try {
    await call(clients.cloudFormation, (client) =>
      client.send(new DeleteChangeSetCommand({ StackName: stack, ChangeSetName: name })),
    )
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}

/** CloudFormation calls it a failure; we do not. */
export const changesNothing = ({ status, reason }: ChangeSet): boolean =>
  status === 'FAILED' && /didn't contain changes|No updates are to be performed/i.test(reason)
