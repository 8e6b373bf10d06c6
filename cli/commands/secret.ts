import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { configurationOf, configure, type FoundConfiguration } from '../environment/configuration.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { ask, canAsk, readInput } from '../output/questions.ts'
import { table } from '../output/table.ts'

type Listed = FoundConfiguration['secrets'][number]

export const defineSecret: Define = (program, act) => {
  const group = program.command('secret').description('secrets of the environment: they cannot be read again')
  group.command('list').description('which are set, never what they are').action(act(list))
  group
    .command('set <NAME>')
    .description('set a secret: asked for on a terminal, otherwise read from standard input')
    .action(
      act(async (context, name: string) =>
        configure(context, 'Set', { secrets: { [name]: await valueFor(context, name) } }),
      ),
    )
  group
    .command('unset <NAME...>')
    .description('remove secrets')
    .action(act((context, unset: readonly string[]) => configure(context, 'Removed', { unset })))
}

/** Never an argument: those are seen by every program, and kept by the shell. */
async function valueFor(context: Context, name: string): Promise<string> {
  const value = canAsk(context) ? await ask(context, `${name}:`, { hidden: true }) : await readInput(context)
  if (value !== '') return value
  throw new CliError(`No value came for ${name}.`, {
    code: 'NO_VALUE',
    exitCode: exitCodes.USAGE,
    hint: `For example: routo secret set ${name} < secret.txt. To remove it: routo secret unset ${name}`,
  })
}

async function list(context: Context): Promise<void> {
  const { name, secrets } = await configurationOf(context)
  context.output.print({ environment: name, secrets }, () => {
    if (secrets.length === 0) return `${name} has no secrets. Set one with: routo secret set NAME`
    const columns = [
      { head: 'name', cell: (one: Listed) => one.name },
      { head: 'set', cell: (one: Listed) => one.updatedAt.slice(0, 10) },
      { head: 'by', cell: (one: Listed) => one.updatedBy.name },
      { head: 'read by', cell: (one: Listed) => one.usedBy.map((route) => route.name).join(' ') },
    ]
    return table(columns, secrets, context.output)
  })
}
