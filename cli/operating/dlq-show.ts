import { DeadLetter } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { clock } from '../output/words.ts'

/** `routo dlq show` */
export async function showCommand(context: Context, id: string, { body }: { readonly body?: boolean }): Promise<void> {
  const { client, output, signal } = context
  const { deadLetter: letter } = await client().ask(DeadLetter, { id }, signal)
  if (!letter) {
    throw new CliError(`There is no dead letter ${id}, or none any more.`, {
      code: 'NOT_FOUND',
      exitCode: exitCodes.NOT_FOUND,
      hint: 'It may have been sent again, or removed. See what there is: routo dlq list',
    })
  }
  const { reason, payload } = letter
  const text = payload.text ?? `(${payload.bytes} bytes that you may not read)`
  output.print(letter, () => {
    if (body) return text
    const rows = [
      ['Route', letter.routeName],
      ['Error', output.style('red', reason.code)],
      ['', reason.message],
      ...(reason.sourceLocation ? [['At', reason.sourceLocation]] : []),
      ['Failed', clock(letter.failedAt)],
      ['Received', `${letter.receiveCount}×${letter.redriveCount > 0 ? `, sent again ${letter.redriveCount}×` : ''}`],
      ['Message', letter.messageId],
      ...Object.entries(Object(payload.headers)).map(([name, value]) => ['Header', `${name}: ${value}`]),
      ['Body', `${payload.bytes} bytes`],
    ]
    return [...rows.map(([head = '', value]) => `${output.style('dim', head.padEnd(10))}${value}`), '', text].join('\n')
  })
  if (!body)
    output.note(`\nWhere it came from: routo trace ${letter.messageId}\nSend it again:      routo dlq redrive ${id}`)
}
