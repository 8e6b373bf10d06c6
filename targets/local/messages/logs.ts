import { isObject, tryParse } from '../../../runtime/unknown.ts'
import type { LogLine, LogPage, LogQuery } from '../../data-plane.ts'
import type { KeptLine, Lines } from '../lines/lines.ts'
import { numberIn } from './records.ts'

/** Looked at in one call: whoever looks for something rare gets empty pages, and goes on. */
const MOST_READ = 1_000

/** What functions of the user logged, from a place on. */
export function createReadLogs(lines: Lines, identity: string) {
  return async (query: LogQuery): Promise<LogPage> => {
    const { environmentId, routes, first, waitMs } = query
    const after = numberIn(query.after, identity)
    const asked = routes === undefined ? { environmentId } : { environmentId, routes }
    const read = await lines.read({ kind: 'log', ...asked, after, limit: MOST_READ, waitMs })
    const found = read.map((line) => logLineOf(line, identity)).filter((line) => matches(line, query))
    const page = found.slice(0, first)
    const isCut = found.length > first
    const last = isCut ? page.at(-1)?.id : `${identity}.${read.at(-1)?.seq ?? after}`
    return { lines: page, cursor: last ?? `${identity}.${after}`, hasMore: isCut || read.length === MOST_READ }
  }
}

/** What a line says: of ours (`runtime/telemetry/log-line.ts`) its fields, of anything else all of it. */
function logLineOf({ seq, at, text, source, requestId }: KeptLine, identity: string): LogLine {
  const value = tryParse(text)
  const line = isObject(value) ? value : { message: text }
  const { level, message, messageId, correlationId, data, timestamp } = line
  const written = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  return {
    id: `${identity}.${seq}`,
    at: Number.isNaN(written) ? at : written,
    level: typeof level === 'string' ? level.toLowerCase() : 'info',
    message: typeof message === 'string' ? message : text,
    route: source.route,
    ...(typeof messageId === 'string' && { messageId }),
    ...(typeof correlationId === 'string' && { correlationId }),
    ...(data !== undefined && { data }),
    ...(requestId !== undefined && { requestId }),
  }
}

const matches = (line: LogLine, { levels, text, messageId, since = 0 }: LogQuery): boolean =>
  line.at >= since &&
  (levels === undefined || levels.includes(line.level)) &&
  (messageId === undefined || line.messageId === messageId) &&
  (text === undefined || line.message.includes(text))
