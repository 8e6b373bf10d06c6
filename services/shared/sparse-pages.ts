import { badCursor, cursorOf, decodeCursor, positionOf } from './cursors.ts'
import { type Find, type Page, type PageArgs, type PageOptions, type Rows, sizeOf } from './pages.ts'
import { PositionError, type Stored } from './store/collection.ts'

/** How many rows are read at once. */
const CHUNK = 200

export interface SparsePageOptions<T> extends PageOptions<T> {
  readonly keep: (row: T) => boolean
  /** How many rows are looked at for one page at most. */
  readonly most: number
}

/**
 * Reads one page of a list of which most rows may be left out by what no index can tell. It looks at a bounded number of rows: a page
 * may have fewer rows than asked for, or none, and still have a next one, which goes on where this one stopped.
 *
 * @throws {Refusal} as `readPage`
 */
export async function readSparsePage<T extends Stored>(
  find: Find<T>,
  rows: Rows<T>,
  args: PageArgs,
  { size, keep, most }: SparsePageOptions<T>,
): Promise<Page<T>> {
  const limit = sizeOf(args, size)
  let after = args.after == null ? undefined : decodeCursor(args.after, rows.order)
  const kept: T[] = []
  let [last, looked, hasMore]: [T | undefined, number, boolean] = [undefined, 0, true]
  while (hasMore && kept.length < limit && looked < most) {
    const wanted = Math.min(CHUNK, most - looked)
    const chunk = await find({ ...rows, ...(after && { after }), limit: wanted + 1 }).catch(refusePosition)
    const taken = takeFrom(chunk.slice(0, wanted), keep, limit - kept.length)
    kept.push(...taken.kept)
    looked += taken.looked
    last = chunk[taken.looked - 1] ?? last
    hasMore = chunk.length > taken.looked
    after = last && positionOf(last, rows.order.by)
  }
  const edges = kept.map((node) => ({ node, cursor: cursorOf(node, rows.order) }))
  const end = hasMore ? last && cursorOf(last, rows.order) : edges.at(-1)?.cursor
  return {
    nodes: kept,
    edges,
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: args.after != null,
      ...(edges[0] && { startCursor: edges[0].cursor }),
      ...(end !== undefined && { endCursor: end }),
    },
  }
}

/** Looks at rows until enough are kept. */
function takeFrom<T>(chunk: readonly T[], keep: (row: T) => boolean, wanted: number) {
  const kept: T[] = []
  for (const [index, row] of chunk.entries()) {
    if (keep(row)) kept.push(row)
    if (kept.length === wanted) return { kept, looked: index + 1 }
  }
  return { kept, looked: chunk.length }
}

function refusePosition(error: unknown): never {
  throw error instanceof PositionError ? badCursor() : error
}
