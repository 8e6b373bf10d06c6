import { GetFunctionConfigurationCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import type { Aws } from './aws.ts'

/** What a function runs, and whether it can be changed at this moment. */
export interface FunctionStanding {
  /** Base64. */
  readonly sha256: string
  readonly status: 'Successful' | 'InProgress' | 'Failed'
  readonly reason?: string
}

/** Looks at a function. */
export async function functionStanding({ clients, call }: Aws, name: string): Promise<FunctionStanding> {
  const found = await call(clients.lambda, (client) =>
    client.send(new GetFunctionConfigurationCommand({ FunctionName: name })),
  )
  const { CodeSha256: sha256 = '', State, LastUpdateStatus = 'Successful', LastUpdateStatusReason: reason } = found
  // One that was just made is changed later.
  const status = State === 'Pending' ? 'InProgress' : LastUpdateStatus
  return { sha256, status, ...(reason && { reason }) }
}

/** Has a function run other code; it goes on with what it is doing, and the next start is of the new. */
export async function updateCode({ clients, call }: Aws, name: string, bucket: string, key: string): Promise<void> {
  await call(clients.lambda, (client) =>
    client.send(new UpdateFunctionCodeCommand({ FunctionName: name, S3Bucket: bucket, S3Key: key })),
  )
}

/** SHA-256 of what is under the key `code/<sha256>.zip`, as Lambda tells it. */
export const sha256Of = (key: string): string =>
  Buffer.from(/([0-9a-f]{64})\.zip$/.exec(key)?.[1] ?? '', 'hex').toString('base64')
