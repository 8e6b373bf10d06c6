import { randomUUID } from 'node:crypto'
import { Option } from 'commander'
import { type DataDisposal, StartDestruction } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut, whereOf } from '../deployment/carry-out.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { ask, canAsk } from '../output/questions.ts'

interface DestroyOptions {
  readonly data: DataDisposal
  readonly message?: string
  readonly wait: boolean
  readonly yes?: boolean
}

export const defineDestroy: Define = (program, act) => {
  program
    .command('destroy')
    .description('remove everything that is deployed in the environment; its variables and secrets stay')
    .addOption(
      new Option('--data <what>', 'what becomes of messages and files')
        .choices(['REFUSE_IF_NOT_EMPTY', 'RETAIN', 'EMPTY_AND_DELETE'])
        .default('REFUSE_IF_NOT_EMPTY'),
    )
    .option('--message <text>', 'why, for people')
    .option('--no-wait', 'end when it has begun')
    .option('--yes', 'do not ask for the name of the environment')
    .action(
      act(async (context, { data, message, wait, yes }: DestroyOptions) => {
        const { environment } = await placeOf(context)
        if (!yes) await confirm(context, environment.name, data)
        const input = {
          environmentId: environment.id,
          confirmName: environment.name,
          data,
          reason: message,
          idempotencyKey: randomUUID(),
        }
        const { environmentDestroy } = await context.client().ask(StartDestruction, { input }, context.signal)
        await carryOut(context, begun(environmentDestroy), { wait })
      }),
    )
}

const CONSEQUENCES: Readonly<Record<DataDisposal, string>> = {
  REFUSE_IF_NOT_EMPTY: 'Where queues or buckets hold something, nothing is removed.',
  RETAIN: 'Queues and buckets stay.',
  EMPTY_AND_DELETE: 'What its queues and buckets hold is deleted.',
}

/** Has the environment's name typed, since this cannot be undone. */
async function confirm(context: Context, name: string, data: DataDisposal): Promise<void> {
  const question = `Everything in ${whereOf(context)} is removed. ${CONSEQUENCES[data]}\nType "${name}" to go on:`
  if (canAsk(context) && (await ask(context, question)) === name) return
  throw new CliError(`Nothing was removed: the name of the environment was not confirmed.`, {
    code: 'NOT_CONFIRMED',
    exitCode: exitCodes.USAGE,
    hint: 'Say --yes to remove it without being asked.',
  })
}
