import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { table } from '../output/table.ts'
import { clock, firstLine } from '../output/words.ts'
import { type Choice, filterOf, lettersOf } from './dead-letters.ts'
import { nextOf } from './next-of.ts'

interface Options extends Choice {
  readonly limit: number
  readonly after?: string
}

/** `routo dlq list` */
export async function listCommand(context: Context, options: Options): Promise<void> {
  const { environment } = await placeOf(context)
  const { output } = context
  const filter = await filterOf(context, environment.id, options)
  const asked = { first: options.limit, after: options.after, filter }
  const { totalCount, nodes: letters, pageInfo } = await lettersOf(context, environment.id, asked)
  const next = nextOf(pageInfo) ?? null
  output.print({ totalCount, letters, next }, () =>
    letters.length === 0
      ? 'No dead letters.'
      : table(
          [
            { head: 'failed', cell: ({ failedAt }) => clock(failedAt) },
            { head: 'route', cell: ({ routeName }) => routeName },
            { head: 'error', cell: ({ reason }) => output.style('red', reason.code) },
            { head: 'id', cell: ({ id }) => id },
            { head: 'why', cell: ({ reason }) => firstLine(reason.message, 60) },
          ],
          letters,
          output,
        ),
  )
  if (next !== null) output.note(`${letters.length} of ${totalCount}. More: --after ${next}`)
  if (letters[0] !== undefined)
    output.note(`\nOne of them: routo dlq show ${letters[0].id}\nSend again:  routo dlq redrive --all`)
}
