import { randomUUID } from 'node:crypto'
import { DiscardDeadLetters } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { count } from '../output/words.ts'
import { agreed } from './agreed.ts'
import { type Choice, chosen } from './dead-letters.ts'

interface Options extends Choice {
  readonly reason: string
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** `routo dlq discard` */
export async function discardCommand(context: Context, ids: readonly string[], options: Options): Promise<void> {
  const { environment } = await placeOf(context)
  const { client, output, signal } = context
  const { reason } = options
  const which = await chosen(context, environment.id, ids, options)
  const discard = async (dryRun: boolean) => {
    const input = { environmentId: environment.id, ...which, reason, dryRun, idempotencyKey: randomUUID() }
    return (await client().ask(DiscardDeadLetters, { input }, signal)).deadLetterDiscard
  }
  const matched = (await discard(true)).matched ?? 0
  if (options.dryRun || matched === 0) {
    output.print({ matched, discarded: 0 }, () => `${count(matched, 'dead letter')} would be removed.`)
    return
  }
  await agreed(context, `Remove ${count(matched, 'dead letter')} for good`, options.yes)
  const done = await discard(false)
  const discarded = done.discarded ?? 0
  output.print({ matched: done.matched ?? matched, discarded }, () => {
    const left = (done.matched ?? matched) - discarded
    return `${output.style('green', '✓')} ${count(discarded, 'dead letter')} removed${left > 0 ? `, ${left} left` : ''}`
  })
}
