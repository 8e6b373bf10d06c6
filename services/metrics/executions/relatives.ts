import type { Find, Page, PageArgs } from '../../shared/pages.ts'
import { readSparsePage } from '../../shared/sparse-pages.ts'
import { type ExecutionRecord, outcomes } from './model.ts'

const latestFirst = { by: 'receivedAt', direction: 'desc' } as const
/** Routes that took a message, and how often: more than anybody sends it through. */
const MOST_OF_A_MESSAGE = 100
const LOOKED_AT = 2_000

/** The execution that sent the message: of the same message in the route before, or of the message it is a part of. */
export async function parentOf(
  find: Find<ExecutionRecord>,
  { id, environmentId, messageId, parentId = messageId, parentSpan }: ExecutionRecord,
): Promise<ExecutionRecord | undefined> {
  const where = { environmentId, messageId: { in: [...new Set([messageId, parentId])] } }
  const found = await find({ where, order: latestFirst, limit: MOST_OF_A_MESSAGE })
  return found.find((one) => one.span === parentSpan && one.id !== id)
}

/** The executions of what this one sent. */
export function childrenOf(
  find: Find<ExecutionRecord>,
  { id, environmentId, correlationId, span }: ExecutionRecord,
  args: PageArgs,
): Promise<Page<ExecutionRecord>> {
  const rows = { where: { environmentId, correlationId, outcome: { in: outcomes } }, order: latestFirst }
  const keep = (one: ExecutionRecord) => one.parentSpan === span && one.id !== id
  return readSparsePage(find, rows, args, { keep, most: LOOKED_AT })
}

/** A message in a route, and until when. */
interface Earlier {
  readonly environmentId: string
  readonly route: string
  readonly messageId: string
  readonly before?: Date
}

/**
 * The latest execution of a message in a route. A part that failed alone has none of its own: then it is that of the message which
 * was split.
 */
export async function latestOf(
  find: Find<ExecutionRecord>,
  { environmentId, route, messageId, before }: Earlier,
): Promise<ExecutionRecord | undefined> {
  const ids = [messageId, messageId.replace(/#\d+$/, '')]
  const found = await Promise.all(
    [...new Set(ids)].map((one) =>
      find({
        where: { environmentId, messageId: one },
        ...(before && { range: { field: 'receivedAt', lt: before } }),
        order: latestFirst,
        limit: MOST_OF_A_MESSAGE,
      }),
    ),
  )
  return found.flat().find((one) => one.route === route)
}
