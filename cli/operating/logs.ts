import { type LogFilter, Logs, type LogsQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import type { Output } from '../output/output.ts'
import { clock, indented } from '../output/words.ts'

type Asking = Pick<Context, 'client' | 'signal'>
type LogsOf = Extract<NonNullable<LogsQuery['node']>, { readonly logs: unknown }>
export type LogLine = NonNullable<LogsOf['logs']>['nodes'][number]

interface LogPage {
  readonly lines: readonly LogLine[]
  readonly cursor: string | undefined
  readonly hasMore: boolean
}

/** A page of lines, oldest first. */
async function page(
  { client, signal }: Asking,
  environmentId: string,
  asked: { first: number; after?: string | undefined; waitMs?: number; filter: LogFilter },
): Promise<LogPage> {
  const variables = { environmentId, ...asked, after: asked.after ?? null, waitMs: asked.waitMs ?? 0 }
  const { node }: LogsQuery = await client().ask(Logs, variables, signal)
  const logs = node && 'logs' in node ? node.logs : undefined
  return {
    lines: logs?.nodes ?? [],
    cursor: logs?.pageInfo.endCursor ?? undefined,
    hasMore: logs?.pageInfo.hasNextPage === true,
  }
}

const PAGE = 100
const WAIT_MS = 10_000

/**
 * What functions logged, page after page.
 *
 * @param limit how many lines at first; all of the filter where none is given
 * @param follow whether to go on with what comes, until the signal
 */
export async function* logLines(
  asking: Asking,
  environmentId: string,
  { filter, limit, follow }: { filter: LogFilter; limit?: number | undefined; follow: boolean },
): AsyncGenerator<LogLine> {
  let left = limit ?? Number.POSITIVE_INFINITY
  let { lines, cursor, hasMore } = await page(asking, environmentId, { first: Math.min(PAGE, left), filter })
  for (;;) {
    yield* lines
    left -= lines.length
    const isAtEnd = !hasMore || left <= 0
    if (isAtEnd && !follow) return
    const next = { first: PAGE, after: cursor, filter, waitMs: isAtEnd ? WAIT_MS : 0 }
    ;({ lines, cursor = cursor, hasMore } = await page(asking, environmentId, next))
  }
}

const COLOURS: Readonly<Record<string, 'red' | 'yellow' | 'dim'>> = { error: 'red', warn: 'yellow', debug: 'dim' }

/** A line of a log on one of ours; what goes on behind it is moved to the right. */
export function logLine({ at, level, routeName, message, data }: LogLine, output: Output, width = 0): string {
  const [first = '', ...more] = message.split('\n')
  const colour = COLOURS[level]
  const text = colour === undefined ? first : output.style(colour, first)
  const rest = more.length > 0 ? `\n${indented(more.join('\n'), '    ')}` : ''
  const extra = data === null || data === undefined ? '' : output.style('dim', ` ${JSON.stringify(data)}`)
  return `${output.style('dim', clock(at))}  ${routeName.padEnd(width)}  ${text}${extra}${rest}`
}
