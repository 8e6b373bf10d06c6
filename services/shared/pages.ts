import { badCursor, cursorOf, decodeCursor, type Order, positionOf } from './cursors.ts'
import { Refusal } from './refusal.ts'
import { PositionError, type Query, type Stored } from './store/collection.ts'

/** What every connection takes. */
export interface PageArgs {
  /** 1 to 100. */
  readonly first?: number | null | undefined
  /** The cursor of the row to go on behind. */
  readonly after?: string | null | undefined
}

/** A connection of the schema, less its total. */
export interface Page<T> {
  readonly nodes: readonly T[]
  readonly edges: readonly { readonly node: T; readonly cursor: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor?: string
    readonly endCursor?: string
  }
}

/** Reads rows in the order of the query: a collection's `find`, a loader, or `findIn` a list. */
export type Find<T extends Stored> = (query: Query<T>) => Promise<readonly T[]>

/** What the rows of a connection are, and their order; the page says where to start and how many. */
export type Rows<T extends Stored> = Pick<Query<T>, 'where' | 'range'> & { readonly order: Order<T> }

export interface PageOptions<T> {
  /** How many there are on a page where the caller does not say. */
  readonly size?: number
  /** Leaves rows out that no index can tell apart. */
  readonly keep?: (row: T) => boolean
}

const LARGEST_PAGE = 100
const DEFAULT_PAGE = 20
/** How many rows are read at once where `keep` leaves some out. */
const CHUNK = 200

/**
 * Reads one page. A cursor is the place of a row in the order, not its number: while rows come and go, whoever walks the pages
 * sees each row that stays exactly once.
 *
 * @throws {Refusal} for an impossible `first` and for a cursor that is none, or is one of another order
 */
export async function readPage<T extends Stored>(
  find: Find<T>,
  rows: Rows<T>,
  args: PageArgs,
  { size, keep }: PageOptions<T> = {},
): Promise<Page<T>> {
  const limit = sizeOf(args, size)
  const after = args.after == null ? undefined : decodeCursor(args.after, rows.order)
  const read = keep === undefined ? find : reading(find, keep)
  const reads = Promise.all([
    // One more than asked for tells whether there is a next page.
    read({ ...rows, ...(after && { after }), limit: limit + 1 }),
    // The first of all tells whether there is a previous one: the row of the cursor may be gone.
    after === undefined ? undefined : read({ ...rows, limit: 1 }),
  ])
  const [found, first] = await reads.catch((error: unknown) => {
    throw error instanceof PositionError ? badCursor() : error
  })
  const nodes = found.slice(0, limit)
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node, rows.order) }))
  const [start, end] = [edges[0], edges.at(-1)]
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: found.length > limit,
      hasPreviousPage: first?.[0] !== undefined && first[0].id !== nodes[0]?.id,
      ...(start && end && { startCursor: start.cursor, endCursor: end.cursor }),
    },
  }
}

/** How many rows a connection without an index of its own has. */
export async function countKept<T extends Stored>(
  find: Find<T>,
  rows: Rows<T>,
  keep: (row: T) => boolean,
): Promise<number> {
  return (await reading(find, keep)({ ...rows, limit: Number.POSITIVE_INFINITY })).length
}

/** Reads on, chunk by chunk, until there are enough rows that are kept. */
const reading =
  <T extends Stored>(find: Find<T>, keep: (row: T) => boolean): Find<T> =>
  async ({ limit, ...query }) => {
    const kept: T[] = []
    let next: Query<T> = { ...query, limit: CHUNK }
    for (;;) {
      const chunk = await find(next)
      kept.push(...chunk.filter(keep))
      const last = chunk.at(-1)
      if (last === undefined || chunk.length < CHUNK || kept.length >= limit) return kept.slice(0, limit)
      next = { ...next, after: positionOf(last, query.order?.by ?? 'id') }
    }
  }

/**
 * How many rows a page has.
 *
 * @throws {Refusal} for an impossible `first`
 */
export function sizeOf({ first }: PageArgs, size = DEFAULT_PAGE): number {
  if (first == null) return size
  if (first >= 1 && first <= LARGEST_PAGE) return first
  throw new Refusal('BAD_USER_INPUT', `"first" is ${first}; a page has 1 to ${LARGEST_PAGE} rows.`, {
    hint: 'Ask for the next page with "after: <endCursor>".',
  })
}
