import DataLoader from 'dataloader'
import type { Query } from '../../shared/store/collection.ts'
import { add, type Counts, none, settled } from '../counts.ts'
import type { Rollups } from '../ingest/count-lines.ts'
import type { HourRecord, Rollup } from '../ingest/model.ts'
import { ceilTo, DAY_MS, floorTo, HOUR_MS, MINUTE_MS, type Span } from '../time.ts'

/** Whose messages, and when. */
export interface Asked {
  readonly of: { readonly projectId: string } | { readonly environmentIds: readonly string[]; readonly route?: string }
  readonly span: Span
}

const PAGE = 2_000

/** Reads counts, those asked for in one tick together: two calls of the store, however many they are. */
export const countsLoader = (rollups: Rollups): DataLoader<Asked, Counts> =>
  new DataLoader((asked) => readCounts(rollups, asked), { cache: false })

async function readCounts({ hours, days }: Rollups, asked: readonly Asked[]): Promise<readonly Counts[]> {
  const [byHour, byDay] = await Promise.all([
    readEach((queries) => hours.findEach(queries), asked, hourSpans),
    readEach((queries) => days.findEach(queries), asked, daySpans),
  ])
  return asked.map(({ span }, index) => {
    const routes = new Map<string, Counts>()
    const count = ({ environmentId, route }: Rollup, counts: Counts) => {
      const key = `${environmentId}/${route}`
      routes.set(key, add(routes.get(key) ?? none, counts))
    }
    for (const hour of byHour[index] ?? []) count(hour, minutesWithin(hour, span))
    for (const day of byDay[index] ?? []) count(day, Object.values(day.hours).reduce(add, none))
    return [...routes.values()].map(settled).reduce(add, none)
  })
}

/** The whole days of a span are read as days, and what is left before and after them by the hour. */
function daySpans({ from, to }: Span): readonly Span[] {
  const days = { from: ceilTo(DAY_MS, from), to: floorTo(DAY_MS, to) }
  return days.from < days.to ? [days] : []
}

function hourSpans(span: Span): readonly Span[] {
  const [days] = daySpans(span)
  const around =
    days === undefined
      ? [span]
      : [
          { ...span, to: days.from },
          { ...span, from: days.to },
        ]
  return around.map(({ from, to }) => ({ from: floorTo(HOUR_MS, from), to })).filter(({ from, to }) => from < to)
}

const minutesWithin = ({ start, minutes }: HourRecord, { from, to }: Span): Counts =>
  Object.entries(minutes)
    .filter(([minute]) => {
      const time = start.getTime() + Number(minute) * MINUTE_MS
      return from <= time && time < to
    })
    .map(([, counts]) => counts)
    .reduce(add, none)

/** The documents for each of those asked, in their order. */
async function readEach<T extends Rollup>(
  findEach: FindEach<T>,
  asked: readonly Asked[],
  spansOf: (span: Span) => readonly Span[],
): Promise<readonly (readonly T[])[]> {
  const queries = asked.map(({ of, span }) => spansOf(span).map((one) => queryFor(of, one)))
  const found = (await findAll(findEach, queries.flat())).values()
  return queries.map((own) => own.flatMap(() => found.next().value ?? []))
}

type FindEach<T extends Rollup> = (queries: readonly Query<Rollup>[]) => Promise<readonly (readonly T[])[]>

const queryFor = (of: Asked['of'], { from, to }: Span): Query<Rollup> => ({
  where:
    'projectId' in of
      ? of
      : { environmentId: { in: of.environmentIds }, ...(of.route !== undefined && { route: of.route }) },
  range: { field: 'start', gte: new Date(from), lt: new Date(to) },
  limit: PAGE,
})

/** Goes on behind each page that is full, with all of them together. */
async function findAll<T extends Rollup>(
  findEach: FindEach<T>,
  queries: readonly Query<Rollup>[],
): Promise<readonly (readonly T[])[]> {
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
