import { type Command, InvalidArgumentError, Option } from 'commander'
import { CreateEnvironment, Environments, type EnvironmentsQuery, type TargetKind } from '../../client/index.ts'
import type { Act, Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { projectOf } from '../context/place.ts'
import { configurationOf, configure } from '../environment/configuration.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { table } from '../output/table.ts'

type Listed = NonNullable<EnvironmentsQuery['project']>['environments'][number]

export const defineEnv: Define = (program, act) => {
  const group = program.command('env').description('environments, and the variables in them')
  group.command('list').description('the environments of the project').action(act(list))
  group.command('show').description('the variables and secrets of the environment').action(act(show))
  defineCreate(group, act)
  group
    .command('set')
    .description('set variables of the environment')
    .argument('<NAME=value...>', 'one or more', pairs)
    .action(act((context, variables: Record<string, string>) => configure(context, 'Set', { variables })))
  group
    .command('unset <NAME...>')
    .description('remove variables of the environment')
    .action(act((context, unset: readonly string[]) => configure(context, 'Removed', { unset })))
}

function pairs(text: string, all: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It is a name and a value: REGION=eu.')
  return { ...all, [text.slice(0, at)]: text.slice(at + 1) }
}

async function list(context: Context): Promise<void> {
  const { slug } = await projectOf(context)
  const environments = await environmentsOf(context, slug)
  context.output.print({ environments }, () => {
    if (environments.length === 0) return `${slug} has no environment. Make one with: routo env create dev`
    const columns = [
      { head: 'name', cell: ({ name }: Listed) => name },
      { head: 'target', cell: ({ target: { kind, region } }: Listed) => (region == null ? kind : `${kind} ${region}`) },
      { head: 'deployed', cell: deployed },
      { head: 'protected', cell: (one: Listed) => (one.protected ? 'yes' : 'no') },
      { head: 'not set', cell: ({ missingConfig }: Listed) => missingConfig.join(' ') },
    ]
    return table(columns, environments, context.output)
  })
}

const deployed = ({ currentDeployment }: Listed): string =>
  currentDeployment?.revision == null ? '-' : `revision ${currentDeployment.revision.number}`

async function show(context: Context): Promise<void> {
  const found = await configurationOf(context)
  const { name, variables, secrets, missingConfig } = found
  context.output.print({ environment: name, variables, secrets, missingConfig }, () => {
    const rows = [
      ...variables.map((one) => ({ ...one, kind: 'variable' })),
      ...secrets.map((one) => ({ ...one, value: '(secret)', kind: 'secret' })),
      ...missingConfig.map((missing) => ({ name: missing, value: '', kind: 'not set' })),
    ]
    if (rows.length === 0) return `${name} has no variables. Set one with: routo env set NAME=value`
    const columns = [
      { head: 'name', cell: (row: (typeof rows)[number]) => row.name },
      { head: 'kind', cell: (row: (typeof rows)[number]) => row.kind },
      { head: 'value', cell: (row: (typeof rows)[number]) => row.value },
    ]
    return table(columns, rows, context.output)
  })
}

interface CreateOptions {
  readonly target: TargetKind
  readonly region?: string
  readonly role?: string
  readonly promotesFrom?: string
  readonly copyFrom?: string
  readonly protected?: boolean
}

function defineCreate(group: Command, act: Act): void {
  group
    .command('create <name>')
    .description('add an environment to the project')
    .addOption(new Option('--target <target>', 'where it is deployed to').choices(['LOCAL', 'AWS']).default('LOCAL'))
    .option('--region <region>', 'of AWS')
    .option('--role <arn>', 'the role that deploys to AWS (default: what the server signs in with)')
    .option('--promotes-from <name>', 'the environment before it on the way to production')
    .option('--copy-from <name>', 'the environment whose variables and secrets it starts with')
    .option('--protected', 'only admins deploy to it, change its variables, or destroy it')
    .action(act(create))
}

async function create(context: Context, name: string, options: CreateOptions): Promise<void> {
  const { target, region, role, promotesFrom, copyFrom, protected: isProtected = false } = options
  const { id: projectId, slug } = await projectOf(context)
  const others = (promotesFrom ?? copyFrom) ? await environmentsOf(context, slug) : []
  const idOf = (other: string | undefined): string | undefined =>
    other === undefined ? undefined : named(other, others, slug).id
  const input = {
    projectId,
    name,
    target,
    region,
    roleArn: role,
    promotesFrom: idOf(promotesFrom),
    copyConfigFrom: idOf(copyFrom),
    protected: isProtected,
  }
  const { environmentCreate } = await context.client().ask(CreateEnvironment, { input }, context.signal)
  context.output.print({ environment: environmentCreate.environment }, () =>
    [`Made the environment ${name} of ${slug}.`, `Deploy to it with: routo deploy --env ${name}`].join('\n'),
  )
}

async function environmentsOf({ client, signal }: Context, slug: string): Promise<readonly Listed[]> {
  return (await client().ask(Environments, { project: slug }, signal)).project?.environments ?? []
}

function named(name: string, environments: readonly Listed[], slug: string): Listed {
  const found = environments.find((each) => each.name === name)
  if (found !== undefined) return found
  throw new CliError(`The project "${slug}" has no environment "${name}".`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: 'List them with: routo env list',
  })
}
