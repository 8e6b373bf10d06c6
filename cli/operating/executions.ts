import { setTimeout as sleep } from 'node:timers/promises'
import { type EndedFragment, type ExecutionFilter, Executions, type ExecutionsQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import type { Output } from '../output/output.ts'
import { clock, duration } from '../output/words.ts'
import { nextOf } from './next-of.ts'
import { becauseOf, outcomeWord } from './outcome-words.ts'

type Asking = Pick<Context, 'client' | 'signal'>

export interface Page {
  readonly executions: readonly EndedFragment[]
  /** Where the next page begins. */
  readonly next: string | undefined
}

/** A page of executions, the latest first. */
export async function executionsOf(
  { client, signal }: Asking,
  environmentId: string,
  { first, after, filter = {} }: { first: number; after?: string | undefined; filter?: ExecutionFilter },
): Promise<Page> {
  const variables = { environmentId, first, after: after ?? null, filter }
  const { node }: ExecutionsQuery = await client().ask(Executions, variables, signal)
  const { nodes = [], pageInfo } = (node && 'executions' in node ? node.executions : undefined) ?? {}
  return { executions: nodes, next: nextOf(pageInfo) }
}

const LOOK_EVERY_MS = 500
const PAGE = 50
/** Who falls further behind is shown the latest. */
const MOST_PAGES = 10

/**
 * What becomes of messages from now on, the oldest first; each again when another attempt has ended. Ends with the signal.
 *
 * @param from the first moment that counts
 */
export async function* followExecutions(
  asking: Asking,
  environmentId: string,
  { filter = {}, from = new Date().toISOString() }: { filter?: ExecutionFilter; from?: string } = {},
): AsyncGenerator<EndedFragment> {
  const seen = new Set<string>()
  const isNew = ({ id, attempt, outcome }: EndedFragment): boolean => !seen.has(`${id} ${attempt} ${outcome}`)
  const look = { ...filter, receivedAfter: from }
  for (;;) {
    const found: EndedFragment[] = []
    let after: string | undefined
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await executionsOf(asking, environmentId, { first: PAGE, after, filter: look })
      const fresh = page.executions.filter(isNew)
      found.push(...fresh)
      after = page.next
      if (after === undefined || fresh.length < page.executions.length) break
    }
    for (const execution of found.reverse()) {
      seen.add(`${execution.id} ${execution.attempt} ${execution.outcome}`)
      yield execution
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: asking.signal })
  }
}

/** Enough of an id to tell messages apart that came together; parts of one begin alike. */
const shortened = (messageId: string): string => messageId.replace(/^([\da-f]{8})(-[\da-f]{4}){3}-[\da-f]{12}/, '$1')

/** One execution on a line. */
export function executionLine(execution: EndedFragment, output: Output, width = 0): string {
  const { receivedAt, routeName, outcome, durationMs, objectKey, messageId } = execution
  return [
    output.style('dim', clock(receivedAt)),
    routeName.padEnd(width),
    outcomeWord(outcome, output) + ' '.repeat(Math.max(0, 'succeeded'.length - outcome.length)),
    duration(durationMs).padStart(8),
    output.style('dim', objectKey ?? shortened(messageId)),
    becauseOf(execution),
  ]
    .join('  ')
    .trimEnd()
}
