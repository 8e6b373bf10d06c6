import { Viewer } from '../../client/index.ts'
import type { Define } from '../act.ts'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'

export const defineWhoami: Define = (program, act) => {
  program
    .command('whoami')
    .description('who you are there')
    .action(
      act(async ({ client, output, url, signal }) => {
        const { viewer } = await client().ask(Viewer, {}, signal)
        if (viewer === null || viewer === undefined) {
          throw new CliError(`Nobody is signed in at ${url}.`, {
            code: 'UNAUTHENTICATED',
            exitCode: exitCodes.NOT_ALLOWED,
            hint: 'Sign in with: routo login. Or put an API token into ROUTO_TOKEN.',
          })
        }
        output.print({ url, ...viewer }, () => `${viewer.name} at ${url}`)
      }),
    )
}
