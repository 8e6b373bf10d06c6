import type { Execution } from '../../engine/execution.ts'
import { invocationLines } from '../../telemetry/invocation-line.ts'
import { quietly } from '../../telemetry/quietly.ts'
import type { Invocation } from './invocation.ts'
import type { Received } from './sqs-record.ts'

/** Writes the records of an invocation; `left` are the messages that it did not begin. */
export function writeRecords(
  { host, id }: Invocation,
  executions: readonly Execution[],
  left: readonly Received[] = [],
): void {
  quietly(() => {
    const { project, environment, route } = host.environment
    const firstAttempts = left.filter(({ message }) => message.attempt === 1).length
    const lines = invocationLines({
      project,
      environment,
      route,
      batchId: id,
      timestamp: host.now(),
      executions,
      notStarted: { count: left.length, firstAttempts },
    })
    for (const line of lines) host.write(line)
  })
}
