import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  DeleteStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { TargetError } from '../../driver.ts'
import type { Aws } from './aws.ts'
import { isAbsent } from './call.ts'

/** Begins to remove a stack; nothing happens where there is none. */
export async function removeStack({ place, clients, call }: Aws, stack: string, token: string): Promise<void> {
  const { executionRoleArn } = place
  const role = executionRoleArn === undefined ? {} : { RoleARN: executionRoleArn }
  try {
    await call(clients.cloudFormation, (client) =>
      client.send(new DeleteStackCommand({ StackName: stack, ClientRequestToken: token, ...role })),
    )
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}

/** Begins to break an update off. It may have ended already: that is told by its events. */
export async function cancelUpdate({ clients, call }: Aws, stack: string, token: string): Promise<void> {
  try {
    await call(clients.cloudFormation, (client) =>
      client.send(new CancelUpdateStackCommand({ StackName: stack, ClientRequestToken: token })),
    )
  } catch (error) {
    if (!(error instanceof TargetError) || error.code !== 'ValidationError') throw error
  }
}

/** Begins to end a rollback that has failed. */
export async function continueRollback(
  { place, clients, call }: Aws,
  stack: string,
  token: string,
  skip: readonly string[],
): Promise<void> {
  const { executionRoleArn } = place
  await call(clients.cloudFormation, (client) =>
    client.send(
      new ContinueUpdateRollbackCommand({
        StackName: stack,
        ClientRequestToken: token,
        ...(skip.length > 0 && { ResourcesToSkip: [...skip] }),
        ...(executionRoleArn !== undefined && { RoleARN: executionRoleArn }),
      }),
    ),
  )
}

/** Says whether a stack can be removed. */
export async function protect({ clients, call }: Aws, stack: string, isProtected: boolean): Promise<void> {
  await call(clients.cloudFormation, (client) =>
    client.send(new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection: isProtected })),
  )
}
