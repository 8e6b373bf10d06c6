import { isObject, tryParse } from '../../runtime/unknown.ts'
import type { LogLine, LogQuery } from '../data-plane.ts'

/** A line as it was written, and where. */
export interface WrittenLine {
  readonly id: string
  readonly at: number
  readonly text: string
  readonly route: string
  readonly requestId?: string
}

/** What a line says: of ours (`runtime/telemetry/log-line.ts`) its fields, of anything else all of it. */
export function readLogLine({ id, at, text, route, requestId }: WrittenLine): LogLine {
  const value = tryParse(text)
  const line = isObject(value) ? value : { message: text }
  const { level, message, messageId, correlationId, data, timestamp } = line
  const written = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  return {
    id,
    at: Number.isNaN(written) ? at : written,
    level: typeof level === 'string' ? level.toLowerCase() : 'info',
    message: typeof message === 'string' ? message : text,
    route,
    ...(typeof messageId === 'string' && { messageId }),
    ...(typeof correlationId === 'string' && { correlationId }),
    ...(data !== undefined && { data }),
    ...(requestId !== undefined && { requestId }),
  }
}

/** Whether a query asks for this line. */
export const isLineAskedFor = (line: LogLine, { levels, text, messageId, since = 0 }: LogQuery): boolean =>
  line.at >= since &&
  (levels === undefined || levels.includes(line.level)) &&
  (messageId === undefined || line.messageId === messageId) &&
  (text === undefined || line.message.includes(text))
