import { CloudError } from '../cloud-error.ts'
import type { FunctionError } from './executor/channel.ts'
import type { FunctionConfig, InvokeResult } from './functions.ts'
import type { Invocations, Invoked } from './invocations.ts'
import { linesOfRequest } from './records-in-place.ts'
import type { Settling } from './settle-batch.ts'

export interface RequestOptions extends Settling {
  readonly invocations: Invocations
  readonly configOf: (name: string) => FunctionConfig | undefined
}

/**
 * Invokes a function for somebody who waits for its answer. What it sends is sent before that.
 *
 * @throws {CloudError} `ResourceNotFoundException`, and what the storage refuses
 */
export async function answerRequest(options: RequestOptions, name: string, event: unknown): Promise<InvokeResult> {
  const { invocations, configOf } = options
  const config = configOf(name)
  if (config === undefined)
    throw new CloudError('ResourceNotFoundException', `There is no function ${name}`, { status: 404 })
  const process = await invocations.start(name)
  if ('type' in process) return settleRequest(options, invocations.notStarted(config, process), event)
  try {
    return await settleRequest(options, await invocations.run(process, { event }), event)
  } finally {
    invocations.release(process)
  }
}

async function settleRequest(
  { queues, lines, now }: RequestOptions,
  { end, id, config, startedAt, staging, records }: Invoked,
  event: unknown,
): Promise<InvokeResult> {
  if ('error' in end) {
    const failed = { batchId: id, startedAt, now: now(), outcome: 'failed', error: end.error } as const
    await lines.write(linesOfRequest(config, event, failed))
    return { outcome: 'failed', error: shown(end.error) }
  }
  await queues.settle({ sends: staging.sends, also: (database) => lines.append(database, records) })
  return { outcome: 'answered', payload: end.payload }
}

const shown = ({ type, message }: FunctionError) => ({ type, message })
