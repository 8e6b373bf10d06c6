import { Trace } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { outcomeWord } from '../operating/outcome-words.ts'
import { traceTree } from '../operating/trace-tree.ts'
import { whole } from '../operating/values.ts'
import { count } from '../output/words.ts'

export const defineTrace: Define = (program, act) => {
  program
    .command('trace')
    .argument('<ref>', 'id of a message, of a flow or of an execution, or the key of an object')
    .description('where a message went, over all routes')
    .option('--limit <n>', 'how many hops', whole(1, 100), 50)
    .addHelpText('after', '\n--json prints { correlationId, outcome, hopCount, counts, hops, … }, as the API has it.')
    .action(act(traceCommand))
}

async function traceCommand(context: Context, ref: string, { limit }: { readonly limit: number }): Promise<void> {
  const { environment } = await placeOf(context)
  const { client, output, signal } = context
  const { trace } = await client().ask(Trace, { environmentId: environment.id, ref, first: limit }, signal)
  if (!trace) {
    throw new CliError(`Nothing is known of ${ref} in ${environment.name}.`, {
      code: 'NOT_FOUND',
      exitCode: exitCodes.NOT_FOUND,
      hint: 'A message is known a moment after its first attempt has ended, and for 7 days: routo executions',
    })
  }
  const { outcome, hops, hopCount } = trace
  output.print(trace, () =>
    [
      `${output.style('bold', ref)}  ${outcomeWord(outcome, output)}  ${count(hopCount, 'hop')}`,
      ...traceTree(hops, output),
      ...(hops.length < hopCount ? [`… and ${count(hopCount - hops.length, 'hop')} more: --limit, up to 100.`] : []),
    ].join('\n'),
  )
}
