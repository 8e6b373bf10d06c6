import { DescribeEventsCommand } from '@aws-sdk/client-cloudformation'
import { TargetError } from '../../driver.ts'
import type { Aws } from './aws.ts'

/** Something that AWS does not like about a template, before it touches anything. */
export interface EarlyFinding {
  readonly logicalId?: string
  readonly reason: string
}

/**
 * Why CloudFormation refused a change set, or, without one, the last thing that was to be done to a stack: resource by resource; nothing
 * where it does not say.
 */
export async function earlyFindings(
  { clients, call }: Aws,
  stack: string,
  changeSet?: string,
): Promise<readonly EarlyFinding[]> {
  const of = { StackName: stack, ...(changeSet !== undefined && { ChangeSetName: changeSet }) }
  try {
    const { OperationEvents = [] } = await call(clients.cloudFormation, (client) =>
      client.send(new DescribeEventsCommand({ ...of, Filters: { FailedEvents: true } })),
    )
    const errors = OperationEvents.filter(({ EventType }) => EventType === 'VALIDATION_ERROR')
    // The newest come first; those of what was done to the stack before are told, too.
    const last = errors.filter(({ OperationId }) => OperationId === errors[0]?.OperationId)
    return last.flatMap(({ LogicalResourceId, ValidationPath, ValidationStatusReason }) => {
      if (ValidationStatusReason === undefined) return []
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
