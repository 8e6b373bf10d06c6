import DataLoader from 'dataloader'
import type { Query } from '../../shared/store/collection.ts'
import { add, type Counts, none, settled } from '../counts.ts'
import type { Rollups } from '../ingest/count-lines.ts'
import { type Rollup, stretches } from '../ingest/model.ts'
import { ceilTo, floorTo, type Span } from '../time.ts'

/** Whose messages, and when. */
export interface Asked {
  readonly of: { readonly projectId: string } | { readonly environmentIds: readonly string[]; readonly route?: string }
  readonly span: Span
}

const PAGE = 500

/** Reads counts, those asked for in one tick together: a call of the store for each kind of rollup, however many they are. */
export const countsLoader = (rollups: Rollups): DataLoader<Asked, Counts> =>
  new DataLoader((asked) => readCounts(rollups, asked), { cache: false })

/** A part of what is asked that one kind of rollup answers. */
interface Share {
  readonly asked: Asked
  readonly kind: keyof typeof stretches
  readonly span: Span
}

const kinds = ['months', 'days', 'hours'] as const

async function readCounts(rollups: Rollups, asked: readonly Asked[]): Promise<readonly Counts[]> {
  const shares = asked.flatMap((one) => sharesOf(one, one.span, kinds))
  const found = await Promise.all(
    kinds.map((kind) =>
      readShares(
        (queries) => rollups[kind].findEach(queries),
        shares.filter((one) => one.kind === kind),
      ),
    ),
  )
  const byAsked = Map.groupBy(found.flat(), ([share]) => share.asked)
  return asked.map((one) => sumOf(byAsked.get(one) ?? []))
}

/** Whole parts of the longest rollups, and what is left before and after them of shorter ones: few documents for any span. */
function sharesOf(asked: Asked, span: Span, [kind, ...shorter]: readonly Share['kind'][]): readonly Share[] {
  if (kind === undefined || span.from >= span.to) return []
  const { partMs } = stretches[kind]
  const whole = { from: ceilTo(partMs, span.from), to: floorTo(partMs, span.to) }
  if (whole.from >= whole.to) return sharesOf(asked, span, shorter)
  return [
    { asked, kind, span: whole },
    ...sharesOf(asked, { from: span.from, to: whole.from }, shorter),
    ...sharesOf(asked, { from: whole.to, to: span.to }, shorter),
  ]
}

async function readShares(
  findEach: FindEach,
  shares: readonly Share[],
): Promise<readonly (readonly [Share, readonly Rollup[]])[]> {
  const found = await findAll(findEach, shares.map(queryFor))
  return shares.map((share, index) => [share, found[index] ?? []])
}

function queryFor({ asked: { of }, kind, span }: Share): Query<Rollup> {
  const { route } = 'projectId' in of ? {} : of
  const where =
    'projectId' in of ? of : { environmentId: { in: of.environmentIds }, ...(route !== undefined && { route }) }
  const gte = new Date(floorTo(stretches[kind].lengthMs, span.from))
  return { where, range: { field: 'start', gte, lt: new Date(span.to) }, limit: PAGE }
}

/** Each route's messages by themselves, then all of them together. */
function sumOf(found: readonly (readonly [Share, readonly Rollup[]])[]): Counts {
  const routes = new Map<string, Counts>()
  for (const [share, rollups] of found) {
    for (const rollup of rollups) {
      const key = `${rollup.environmentId}/${rollup.route}`
      routes.set(key, add(routes.get(key) ?? none, countsWithin(rollup, share)))
    }
  }
  return [...routes.values()].map(settled).reduce(add, none)
}

const countsWithin = ({ start, counts }: Rollup, { kind, span: { from, to } }: Share): Counts =>
  Object.entries(counts)
    .filter(([part]) => {
      const time = start.getTime() + Number(part) * stretches[kind].partMs
      return from <= time && time < to
    })
    .map(([, counted]) => counted)
    .reduce(add, none)

type FindEach = (queries: readonly Query<Rollup>[]) => Promise<readonly (readonly Rollup[])[]>

/** Goes on behind each page that is full, with all of them together. */
async function findAll(findEach: FindEach, queries: readonly Query<Rollup>[]): Promise<readonly (readonly Rollup[])[]> {
  if (queries.length === 0) return []
  const pages = await findEach(queries)
  const next = pages.map((page, index) => nextOf(queries[index], page))
  const rest = (
    await findAll(
      findEach,
      next.filter((query) => query !== undefined),
    )
  ).values()
  return pages.map((page, index) => (next[index] === undefined ? page : [...page, ...(rest.next().value ?? [])]))
}

function nextOf(query: Query<Rollup> | undefined, page: readonly Rollup[]): Query<Rollup> | undefined {
  const last = page.at(PAGE - 1)
  return query && last && { ...query, after: { value: last.start, id: last.id } }
}
