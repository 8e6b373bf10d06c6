import { type Command, InvalidArgumentError } from 'commander'
import { CreateToken, RevokeToken, type TokenFragment, Tokens } from '../../client/index.ts'
import type { Act, Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf, projectOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { table } from '../output/table.ts'

interface CreateOptions {
  readonly name: string
  readonly scope: string[]
  readonly expires?: string
}

export const defineToken: Define = (program, act) => {
  const group = program.command('token').description('API tokens: what programs sign in with')
  group.command('list').description('your tokens, never what they are').action(act(list))
  defineCreate(group, act)
  group.command('revoke <token>').description('end a token at once: by its id, or its name').action(act(revoke))
}

function defineCreate(group: Command, act: Act): void {
  group
    .command('create')
    .description('make a token, for all your projects, or only for --project and --env; it is printed once')
    .requiredOption('--name <name>', 'for people: what it is for')
    .requiredOption('--scope <scope...>', 'what it may, and nothing else')
    .option('--expires <when>', 'in how many days (30d), or a time (default: never)', expiry)
    .action(act(create))
}

const DAY = 86_400_000

function expiry(text: string): string {
  const days = /^(\d+)d$/.exec(text)?.[1]
  const at = days === undefined ? Date.parse(text) : Date.now() + Number(days) * DAY
  if (Number.isNaN(at)) throw new InvalidArgumentError('It is a number of days (30d) or a time (2027-01-31T12:00:00Z).')
  return new Date(at).toISOString()
}

async function create(context: Context, { name, scope, expires }: CreateOptions): Promise<void> {
  const input = { name, scopes: scope, expiresAt: expires, ...(await limitsOf(context)) }
  const { apiTokenCreate } = await context.client().ask(CreateToken, { input }, context.signal)
  const { token, apiToken } = apiTokenCreate
  // What is asked for is the token alone, for it to be put somewhere.
  context.output.print({ token, apiToken }, () => token ?? '')
  context.output.note(
    [
      `It may ${scope.join(', ')} in ${placeNamed(apiToken)}, ${endOf(apiToken)}. It is not shown again.`,
      `Use it as ROUTO_TOKEN. End it with: routo token revoke ${apiToken?.id}`,
    ].join('\n'),
  )
}

/** Only what is said with the command limits a token: what routo.json says is easily overlooked. */
async function limitsOf(context: Context): Promise<{ projectId?: string; environmentIds?: string[] }> {
  const { project, env } = context.options
  if (env !== undefined) {
    const place = await placeOf(context)
    return { projectId: place.project.id, environmentIds: [place.environment.id] }
  }
  return project === undefined ? {} : { projectId: (await projectOf(context)).id }
}

async function list(context: Context): Promise<void> {
  const tokens = await tokensOf(context)
  context.output.print({ tokens }, () => {
    const usable = tokens.filter(({ revokedAt }) => revokedAt == null)
    if (usable.length === 0)
      return 'You have no tokens. Make one with: routo token create --name ci --scope deployments:write'
    const columns = [
      { head: 'id', cell: (one: TokenFragment) => one.id },
      { head: 'name', cell: (one: TokenFragment) => one.name },
      { head: 'may', cell: (one: TokenFragment) => one.scopes.join(' ') },
      { head: 'in', cell: placeNamed },
      { head: 'ends', cell: (one: TokenFragment) => one.expiresAt?.slice(0, 10) ?? 'never' },
      { head: 'used', cell: (one: TokenFragment) => one.lastUsedAt?.slice(0, 10) ?? 'never' },
    ]
    return table(columns, usable, context.output)
  })
}

async function revoke(context: Context, idOrName: string): Promise<void> {
  const found = (await tokensOf(context)).filter(
    ({ id, name, revokedAt }) => id === idOrName || (name === idOrName && revokedAt == null),
  )
  const [token] = found
  if (token === undefined || found.length > 1) throw notOne(idOrName, found)
  const { apiTokenRevoke } = await context.client().ask(RevokeToken, { id: token.id }, context.signal)
  context.output.print(
    { apiToken: apiTokenRevoke.apiToken },
    () => `The token "${token.name}" lets nobody in any more.`,
  )
}

const tokensOf = async ({ client, signal }: Context): Promise<readonly TokenFragment[]> =>
  (await client().ask(Tokens, {}, signal)).viewer?.tokens ?? []

function notOne(idOrName: string, found: readonly TokenFragment[]): CliError {
  return found.length > 1
    ? new CliError(`${found.length} tokens are called "${idOrName}".`, {
        code: 'AMBIGUOUS',
        exitCode: exitCodes.USAGE,
        hint: `Name one by its id: ${found.map(({ id }) => id).join(', ')}`,
      })
    : new CliError(`You have no token "${idOrName}".`, {
        code: 'NOT_FOUND',
        exitCode: exitCodes.NOT_FOUND,
        hint: 'List them with: routo token list',
      })
}

function placeNamed(token: TokenFragment | null | undefined): string {
  if (token?.project == null) return 'every project'
  const environments = token.environments?.map(({ name }) => name).join(', ')
  return environments ? `${token.project.slug} (${environments})` : token.project.slug
}

const endOf = (token: TokenFragment | null | undefined): string =>
  token?.expiresAt == null ? 'without end' : `until ${token.expiresAt.slice(0, 10)}`
