/** A file of rows becomes messages, which go one of two ways to a receiver; some are dropped, some fail for good. */
export const chaosProject: Readonly<Record<string, string>> = {
  'routes.ts': `
    import { route } from 'routo'
    import { isEven, isWanted, post, rows } from './processors.ts'
    const options = { timeoutMs: 2_000, retry: { attempts: 20 }, maxConcurrency: 2 }
    export default [
      route('Split', options).from('file:Files').split(rows).to('queue:Rows'),
      route('Sort', options).from('queue:Rows').filter(isWanted).branch([[isEven, 'queue:Evens']]).otherwise('queue:Odds'),
      route('Even', options).from('queue:Evens').process(post),
      route('Odd', options).from('queue:Odds').process(post),
    ]`,
  'processors.ts': `
    import { type Context, ensureOk, PermanentError } from 'routo'
    export const rows = (file: string) =>
      file.split('\\n').map((row) => (row.endsWith('bad') ? new PermanentError('a bad row', { code: 'BAD_ROW', body: row }) : row))
    export const isWanted = (row: string) => !row.endsWith('unwanted')
    export const isEven = (row: string) => Number(row.split(' ')[0]) % 2 === 0
    export async function post(row: string, ctx: Context): Promise<string> {
      const headers = { 'idempotency-key': ctx.message.id }
      await ensureOk(await ctx.fetch(ctx.env.RECEIVER_URL ?? '', { method: 'POST', headers, body: row }))
      return row
    }`,
}

/** How many executors post at a time, and how many messages one has at most. */
export const posting = { executors: 4, batchSize: 10 }

/** What becomes of a row: a bad one cannot be split off, an unwanted one is dropped, a refused one fails at the receiver. */
export type Fate = 'fine' | 'bad' | 'unwanted' | 'refused'
/** How a row gets in: with others in a file, as a message of its own, or past the API into the queue. */
export type Way = 'file' | 'message' | 'queue'

export interface Row {
  /** `17 unwanted` */
  readonly text: string
  readonly number: number
  readonly way: Way
  readonly fate: Fate
}

/** All rows of a run; of those that a producer may have to send twice, none ends where it would not be seen. */
export function rowsOf(count: number): readonly Row[] {
  const inFiles = Math.floor(count * 0.6)
  // The API lets one caller send some 1,900 in a minute.
  const asMessages = Math.min(Math.floor(count * 0.1), 1_000)
  return Array.from({ length: count }, (_, number) => {
    const way = number < inFiles ? 'file' : number < inFiles + asMessages ? 'message' : 'queue'
    const fate = fateOf(number, way)
    return { text: `${number} ${fate}`, number, way, fate }
  })
}

function fateOf(number: number, way: Way): Fate {
  if (way === 'queue') return 'fine'
  if (number % 25 === 7) return 'unwanted'
  if (number % 40 === 11) return 'refused'
  return way === 'file' && number % 50 === 13 ? 'bad' : 'fine'
}

/** What each route has to have counted in the end. */
export interface Counts {
  readonly received: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
  readonly inFlight: number
  readonly deadLettered: number
}

/**
 * @param files how many there were
 * @param again rows that came twice, since their producer could not know that they had been taken
 */
export function countsOf(rows: readonly Row[], files: number, again: readonly Row[]): Readonly<Record<string, Counts>> {
  const sorted = [...rows, ...again].filter(({ fate }) => fate !== 'bad')
  const wanted = sorted.filter(({ fate }) => fate !== 'unwanted')
  const bad = rows.filter(({ fate }) => fate === 'bad').length
  const posts = (rest: number): Counts => {
    const mine = wanted.filter(({ number }) => number % 2 === rest)
    const failed = mine.filter(({ fate }) => fate === 'refused').length
    return counts(mine.length, { failed, deadLettered: failed })
  }
  return {
    Split: counts(files, { deadLettered: bad }),
    Sort: counts(sorted.length, { dropped: sorted.length - wanted.length }),
    Even: posts(0),
    Odd: posts(1),
  }
}

function counts(received: number, { failed = 0, dropped = 0, deadLettered = 0 }: Partial<Counts>): Counts {
  return { received, succeeded: received - failed - dropped, failed, dropped, inFlight: 0, deadLettered }
}
