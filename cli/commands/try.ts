import { basename } from 'node:path'
import { ProblemsError, TryRoute } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { projectOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { readFiles } from '../files/project-files.ts'
import { needBody } from '../operating/body.ts'
import { type Tried, tryText } from '../operating/try-text.ts'
import { pair } from '../operating/values.ts'

interface Options {
  readonly body?: string
  readonly key?: string
  readonly header?: Readonly<Record<string, string>>
}

export const defineTry: Define = (program, act) => {
  program
    .command('try')
    .argument('<route>', 'its name')
    .argument('[file]', 'with the body; - for standard input')
    .description('run a route of your files on one message, step by step; nothing is sent anywhere')
    .option('--body <text>', 'the body itself')
    .option('--key <key>', 'of a file: its key (default: the name of the file)')
    .option('--header <name=value>', 'of the message; can be repeated', pair)
    .addHelpText('after', HELP)
    .action(act(tryCommand))
}

const HELP = `
Functions have no variables, no secrets and no network: a request is answered with 200 and nothing, and shown.
What would fail ends with 7, and files with errors with 3.

--json prints { outcome, steps, wouldSend, failedParts, response, logs, error, … }, as the API has it.`

async function tryCommand(context: Context, route: string, file: string | undefined, options: Options) {
  const { client, folder, output, signal } = context
  const body = await needBody(context, { file, body: options.body }, `routo try ${route} --body '…'`)
  const [project, files] = await Promise.all([projectOf(context), readFiles(folder)])
  const key = options.key ?? (file === undefined || file === '-' ? undefined : basename(file))
  const input = {
    projectId: project.id,
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    routeName: route,
    body,
    ...(key !== undefined && { objectKey: key }),
    ...(options.header && { headers: options.header }),
  }
  const tried: Tried = await client()
    .ask(TryRoute, { input }, signal)
    .then(({ routeTry }) => routeTry)
    .catch((error: unknown) => explained(error, route))
  const { userErrors: _none, ...value } = tried
  output.print(value, () => tryText(tried, files, output))
  if (tried.error || tried.failedParts.length > 0) throw new Ended(exitCodes.FAILED)
}

/** What is wrong with the files is for `check` to show. */
function explained(error: unknown, route: string): never {
  const [, field] = (error instanceof ProblemsError && error.problems[0]?.field) || []
  if (field !== 'files' && field !== 'routeName') throw error
  throw new CliError(field === 'files' ? Object(error).message : `There is no route "${route}" in your files.`, {
    code: Object(error).code,
    exitCode: field === 'files' ? exitCodes.CHECK_FAILED : exitCodes.NOT_FOUND,
    hint: field === 'files' ? 'See where, with: routo check' : 'See what there is: routo check',
    cause: error,
  })
}
