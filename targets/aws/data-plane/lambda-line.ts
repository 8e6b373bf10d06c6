import { isObject, tryParse } from '../../../runtime/unknown.ts'
import type { LogLine } from '../../data-plane.ts'
import { readLogLine } from '../../messages/log-line.ts'
import type { LogEvent } from '../records/log-events.ts'
import { isRecord } from '../records/record-line.ts'

/**
 * A line of a function's log group as a line of its log: what the function wrote, however Lambda has wrapped it, and how invocations
 * ended that did not end well. Undefined for what Lambda and we write for ourselves.
 */
export function readLambdaLine({ id, at, text }: LogEvent, route: string): LogLine | undefined {
  const line = tryParse(text)
  if (!isObject(line)) return readLogLine({ id, at, text: text.trimEnd(), route })
  if (isRecord(line)) return undefined
  if (typeof line.type === 'string' && line.type.startsWith('platform.')) return endOf(line, { id, at, route })
  const { message, requestId } = line
  const written = {
    id,
    at,
    text: isLine(message) ? message : text.trimEnd(),
    route,
    ...(typeof requestId === 'string' && { requestId }),
  }
  return readLogLine(written)
}

/** Whether what was handed to `console.log` is a line of JSON itself. */
function isLine(message: unknown): message is string {
  const inner = typeof message === 'string' ? tryParse(message) : undefined
  return isObject(inner) && typeof inner.message === 'string'
}

/** A timeout or a crash, which the function could not tell of. */
function endOf(
  { type, record }: Readonly<Record<string, unknown>>,
  of: Pick<LogLine, 'id' | 'at' | 'route'>,
): LogLine | undefined {
  if (type !== 'platform.report' || !isObject(record)) return undefined
  const { status, errorType, requestId, metrics } = record
  if (typeof status !== 'string' || status === 'success') return undefined
  const reason = typeof errorType === 'string' ? ` (${errorType})` : ''
  const after = isObject(metrics) && typeof metrics.durationMs === 'number' ? ` after ${metrics.durationMs} ms` : ''
  return {
    ...of,
    level: 'error',
    message: `The invocation ended as ${status}${reason}${after}.`,
    ...(typeof requestId === 'string' && { requestId }),
  }
}
