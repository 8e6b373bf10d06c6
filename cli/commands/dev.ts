import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'

export const defineDev: Define = (program, act) => {
  program
    .command('dev')
    .argument('[folder]', 'with your routes (default: that of routo.json)')
    .description('run the routes on this machine, and deploy them with every save')
    .addHelpText('after', HELP)
    .action(act(devCommand))
}

const HELP = `
Starts an installation where none answers at the URL, with its data in .routo; makes the project and the environment where
they are missing. Ctrl+C ends what it started.

--json prints an object on each line, with { event }: ready, diagnostics, rejected, deployed, failed, routes, execution, log,
problem, silent, back, stopped.`

async function devCommand(context: Context, folder: string | undefined): Promise<void> {
  const { dev } = await import('../dev/dev.ts')
  await dev(context, folder)
}
