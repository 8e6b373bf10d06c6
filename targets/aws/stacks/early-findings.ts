import { DescribeEventsCommand } from '@aws-sdk/client-cloudformation'
import { TargetError } from '../../driver.ts'
import type { Aws } from './aws.ts'

/** Something that AWS does not like about a template, before it begins. */
export interface EarlyFinding {
  readonly logicalId?: string
  readonly reason: string
}

/** Why CloudFormation refused a change set, resource by resource; nothing where it does not say. */
export async function earlyFindings(
  { clients, call }: Aws,
  stack: string,
  changeSet: string,
): Promise<readonly EarlyFinding[]> {
  try {
    const { OperationEvents = [] } = await call(clients.cloudFormation, (client) =>
      client.send(
        new DescribeEventsCommand({ StackName: stack, ChangeSetName: changeSet, Filters: { FailedEvents: true } }),
      ),
    )
    return OperationEvents.flatMap(({ EventType, LogicalResourceId, ValidationPath, ValidationStatusReason }) => {
      if (EventType !== 'VALIDATION_ERROR' || ValidationStatusReason === undefined) return []
      const [, inPath] = /^\/Resources\/([^/]+)/.exec(ValidationPath ?? '') ?? []
      const logicalId = LogicalResourceId ?? inPath
      const where = ValidationPath === undefined ? '' : ` (${ValidationPath})`
      return [{ ...(logicalId !== undefined && { logicalId }), reason: `${ValidationStatusReason}${where}` }]
    })
  } catch (error) {
    // It is younger than the rest of the API, and roles may lack the permission: the reason of the change set has to do.
    if (error instanceof TargetError && !error.retryable) return []
    throw error
  }
}
