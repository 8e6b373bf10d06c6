import { ListDeployments } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** How far back a deployment can be named by its number. */
const MOST_LISTED = 100

/** The id of a deployment that is named by it, or by its number in the environment. @throws {CliError} `NOT_FOUND` */
export async function deploymentNamed(context: Context, name: string): Promise<string> {
  if (name.startsWith('dep_')) return name
  const deployment = (await latest(context)).find(({ number }) => String(number) === name.replace(/^#/, ''))
  return deployment?.id ?? missing(context, `no deployment ${name} among its last ${MOST_LISTED}`)
}

/** The id of the deployment that is at work, or the next to be. @throws {CliError} `NOT_FOUND` */
export async function underWay(context: Context): Promise<string> {
  const deployment = (await latest(context)).findLast(({ done }) => !done)
  return deployment?.id ?? missing(context, 'no deployment under way')
}

/** The newest first. */
async function latest(context: Context) {
  const variables = { project: context.project(), environment: context.environment(), first: MOST_LISTED }
  const { project } = await context.client().ask(ListDeployments, variables, context.signal)
  return project?.environment?.deployments.nodes ?? []
}

function missing({ project, environment }: Context, what: string): never {
  throw new CliError(`${project()}/${environment()} has ${what}.`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: 'List the latest with: routo status',
  })
}
