import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { ask, canAsk } from '../output/questions.ts'

/**
 * Asks before something is done, unless `--yes` was said.
 *
 * @param what `Send 3 dead letters again`
 * @throws {CliError} `NOT_CONFIRMED`
 */
export async function agreed(context: Context, what: string, yes: boolean | undefined): Promise<void> {
  if (yes) return
  if (canAsk(context) && /^y(es)?$/i.test(await ask(context, `${what}? [y/N]`))) return
  throw new CliError(`Nothing was done: ${what.charAt(0).toLowerCase()}${what.slice(1)} was not confirmed.`, {
    code: 'NOT_CONFIRMED',
    exitCode: exitCodes.USAGE,
    hint: 'Say --yes to do it without being asked.',
  })
}
