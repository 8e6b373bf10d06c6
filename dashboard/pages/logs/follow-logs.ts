import { ApiError } from '../../../client/errors.ts'
import { type LogFilter, ShowLogs, type ShowLogsQuery } from '../../../client/operations.ts'
import { ask } from '../../data/ask.ts'

type Logs = NonNullable<Extract<NonNullable<ShowLogsQuery['node']>, { readonly logs?: unknown }>['logs']>
export type LogLine = Logs['nodes'][number]

interface Following {
  readonly environmentId: string
  readonly filter: LogFilter
  /** To go on behind; undefined begins with the latest lines, or with the first since the filter's moment. */
  readonly after: string | undefined
  onPage(lines: readonly LogLine[], cursor: string | undefined): void
  /** `undefined` when there is an answer again. */
  onTrouble(error: Error | undefined): void
}

/** As many as a page of the API has. */
const PAGE = 100
/** As long as the API waits for a line. */
const WAIT_MS = 20_000
/** So that a function that writes all the time is asked about a few times a second, not as often as it writes. */
const PAUSE_MS = 400
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** Reads lines as they are written: one request at a time, each of which waits for the next line. @returns what ends it */
export function followLogs({ environmentId, filter, after: from, onPage, onTrouble }: Following): () => void {
  const over = new AbortController()
  let after = from

  /** @returns whether there is more already */
  async function read(): Promise<boolean> {
    const variables = { environmentId, first: PAGE, after, waitMs: after === undefined ? 0 : WAIT_MS, filter }
    const { data, partial } = await ask(ShowLogs, variables, over.signal)
    const logs = data.node != null && 'logs' in data.node ? data.node.logs : undefined
    if (logs == null) throw partial ?? new ApiError('There is no such environment any more.', { code: 'NOT_FOUND' })
    after = logs.pageInfo.endCursor ?? after
    onTrouble(undefined)
    onPage(logs.nodes, after)
    return logs.pageInfo.hasNextPage
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!over.signal.aborted) {
      const result = await read().catch((error: Error) => error)
      if (over.signal.aborted) return
      if (result instanceof Error) {
        onTrouble(result)
        await pause(Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS), over.signal)
        failures += 1
      } else {
        failures = 0
        if (!result) await pause(PAUSE_MS, over.signal)
      }
    }
  }
  void run()
  return () => over.abort()
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
