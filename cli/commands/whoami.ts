import { Viewer } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Credential } from '../context/credentials.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

export const defineWhoami: Define = (program, act) => {
  program
    .command('whoami')
    .description('who you are at an installation, and by which token')
    .action(
      act(async ({ client, credential, output, url, signal }) => {
        const found = credential()
        const { viewer } = await client().ask(Viewer, {}, signal)
        if (found === undefined || viewer === null || viewer === undefined) {
          throw new CliError(`Nobody is signed in at ${url}.`, {
            code: 'UNAUTHENTICATED',
            exitCode: exitCodes.NOT_ALLOWED,
            hint: 'Sign in with: routo login. Or put an API token into ROUTO_TOKEN.',
          })
        }
        const { source, file } = found
        output.print({ url, ...viewer, token: { source, file: file ?? null } }, () =>
          [`${viewer.name} at ${url}`, output.style('dim', SOURCES[source](file ?? ''))].join('\n'),
        )
      }),
    )
}

const SOURCES: Readonly<Record<Credential['source'], (file: string) => string>> = {
  ROUTO_TOKEN: () => 'by the token in ROUTO_TOKEN',
  login: (file) => `by the token that routo login keeps in ${file}`,
  'owner-token': (file) => `by the owner's token in ${file}`,
}
