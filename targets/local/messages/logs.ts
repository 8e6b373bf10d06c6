import type { LogLine, LogPage, LogQuery } from '../../data-plane.ts'
import { isLineAskedFor, readLogLine } from '../../messages/log-line.ts'
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
    const found = read.map((line) => logLineOf(line, identity)).filter((line) => isLineAskedFor(line, query))
    const page = found.slice(0, first)
    const isCut = found.length > first
    const last = isCut ? page.at(-1)?.id : `${identity}.${read.at(-1)?.seq ?? after}`
    return { lines: page, cursor: last ?? `${identity}.${after}`, hasMore: isCut || read.length === MOST_READ }
  }
}

const logLineOf = ({ seq, at, text, source, requestId }: KeptLine, identity: string): LogLine =>
  readLogLine({
    id: `${identity}.${seq}`,
    at,
    text,
    route: source.route,
    ...(requestId !== undefined && { requestId }),
  })
