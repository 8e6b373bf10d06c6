import { randomUUID } from 'node:crypto'
import { RedriveDeadLetters, type RedriveProgressFragment } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { count } from '../output/words.ts'
import { agreed } from './agreed.ts'
import { readBody } from './body.ts'
import { type Choice, chosen } from './dead-letters.ts'
import { watchRedrive } from './redrive.ts'

interface Options extends Choice {
  readonly dryRun?: boolean
  readonly body?: string
  readonly file?: string
  readonly rate: number
  readonly limit?: number
  readonly wait: boolean
  readonly yes?: boolean
}

/** `routo dlq redrive` */
export async function redriveCommand(context: Context, ids: readonly string[], options: Options): Promise<void> {
  const { environment } = await placeOf(context)
  const { client, output, signal } = context
  const body = await readBody(context, { file: options.file, body: options.body })
  if (body !== undefined && ids.length !== 1) {
    throw new CliError('Another body can be given to a single letter only.', {
      code: 'USAGE',
      exitCode: exitCodes.USAGE,
      hint: 'Name its id: routo dlq redrive dlq_… --file mended.json',
    })
  }
  const input = {
    environmentId: environment.id,
    ...(await chosen(context, environment.id, ids, options)),
    ...(body !== undefined && { body }),
    ...(options.limit !== undefined && { limit: options.limit }),
    maxPerSecond: options.rate,
  }
  const redrive = async (dryRun: boolean) =>
    (await client().ask(RedriveDeadLetters, { input: { ...input, dryRun, idempotencyKey: randomUUID() } }, signal))
      .deadLetterRedrive
  const matched = (await redrive(true)).matched ?? 0
  if (options.dryRun || matched === 0) {
    output.print({ matched, redrive: null }, () => `${count(matched, 'dead letter')} would be sent again.`)
    return
  }
  await agreed(context, `Send ${count(matched, 'dead letter')} again`, options.yes)
  const begun = await redrive(false)
  await told(context, begun.matched ?? matched, begun.redrive ?? undefined, options.wait)
}

async function told(
  context: Context,
  matched: number,
  begun: RedriveProgressFragment | undefined,
  wait: boolean,
): Promise<void> {
  const { output, stderr } = context
  const onProgress = ({ sent, total }: RedriveProgressFragment): void => {
    if (output.isTerminal) stderr.write(`\r\u001b[K${sent} of ${total} sent`)
  }
  const redrive = begun && wait ? await watchRedrive(context, begun, onProgress) : begun
  if (output.isTerminal) stderr.write('\r\u001b[K')
  const hasFailed = redrive !== undefined && (redrive.failedAgain > 0 || redrive.state === 'FAILED')
  output.print({ matched, redrive: redrive ?? null }, () => {
    if (redrive === undefined) return 'There was nothing left to send.'
    const sign = hasFailed ? output.style('red', '✗') : output.style('green', '✓')
    return [`${sign} ${wordsOf(redrive)}`, ...(redrive.problem ? [redrive.problem] : [])].join('\n')
  })
  if (!hasFailed) return
  output.note('What failed again is a dead letter anew: routo dlq list')
  throw new Ended(exitCodes.FAILED)
}

const wordsOf = ({ sent, skipped, succeeded, failedAgain }: RedriveProgressFragment): string =>
  [
    `${count(sent, 'dead letter')} sent again`,
    ...(succeeded > 0 ? [`${succeeded} went through`] : []),
    ...(failedAgain > 0 ? [`${failedAgain} failed again`] : []),
    ...(sent - succeeded - failedAgain > 0 ? [`${sent - succeeded - failedAgain} still under way`] : []),
    ...(skipped > 0 ? [`${skipped} passed over`] : []),
  ].join(', ')
