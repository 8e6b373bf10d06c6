import {
  type Client,
  createClient,
  ProblemsError,
  type SessionCreateInput,
  SignIn,
  Viewer,
} from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { type SignIn as Kept, keepSignIn, signInsFile } from '../context/sign-ins.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { ask, canAsk, readInput } from '../output/questions.ts'

interface LoginOptions {
  readonly email?: string
  readonly tokenStdin?: boolean
}

export const defineLogin: Define = (program, act) => {
  program
    .command('login')
    .description('sign in at an installation')
    .option('--email <address>', 'of your account')
    .option('--token-stdin', 'read an API token from standard input, instead of asking for a password')
    .action(
      act(async (context, { email, tokenStdin }: LoginOptions) => {
        const { output, url, env } = context
        const kept = tokenStdin ? await withToken(context) : await withPassword(context, email)
        keepSignIn(url, kept, env)
        output.print({ url, name: kept.name, expiresAt: kept.expiresAt ?? null, file: signInsFile(env) }, () =>
          [
            `Signed in at ${url} as ${kept.name}.`,
            ...(kept.expiresAt === undefined ? [] : [`Until ${kept.expiresAt.slice(0, 10)}, or: routo logout`]),
          ].join('\n'),
        )
      }),
    )
}

async function withToken(context: Context): Promise<Kept> {
  const token = (await readInput(context)).trim()
  if (token === '')
    throw usage('Standard input is empty: no token came.', 'For example: routo login --token-stdin < token.txt')
  const { viewer } = await createClient({ url: context.url, token }).ask(Viewer, {}, context.signal)
  return { token, name: viewer?.name ?? '' }
}

async function withPassword(context: Context, given: string | undefined): Promise<Kept> {
  if (!canAsk(context)) {
    throw usage(
      'There is no terminal to ask for a password.',
      'Give an API token instead: routo login --token-stdin < token.txt. Or set ROUTO_TOKEN and do not sign in at all.',
    )
  }
  context.output.note(`Signing in at ${context.url}`)
  const email = given ?? (await ask(context, 'E-mail:'))
  const password = await ask(context, 'Password:', { hidden: true })
  // Signed in as nobody: an old token that has expired must not stand in the way.
  const { token, viewer, expiresAt } = await startSession(
    createClient({ url: context.url }),
    { email, password },
    context,
  )
  return { token: token ?? '', name: viewer?.name ?? '', ...(expiresAt != null && { expiresAt }) }
}

async function startSession(client: Client, input: SessionCreateInput, { signal, url }: Context) {
  try {
    return (await client.ask(SignIn, { input }, signal)).sessionCreate
  } catch (cause) {
    if (!(cause instanceof ProblemsError)) throw cause
    throw new CliError(cause.message, {
      code: 'SIGN_IN_REFUSED',
      exitCode: exitCodes.NOT_ALLOWED,
      hint: `Check both, and that your account is at ${url}: --url names another installation.`,
      cause,
    })
  }
}

const usage = (message: string, hint: string): CliError =>
  new CliError(message, { code: 'CANNOT_ASK', exitCode: exitCodes.USAGE, hint })
