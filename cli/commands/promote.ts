import { randomUUID } from 'node:crypto'
import { FindEnvironments, StartPromotion } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut } from '../deployment/carry-out.ts'
import { deploymentNamed } from '../deployment/named.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

interface PromoteOptions {
  readonly to?: string
  readonly deployment?: string
  readonly message?: string
  readonly wait: boolean
}

export const definePromote: Define = (program, act) => {
  program
    .command('promote')
    .description(
      'deploy to another environment what is deployed in this one, with the variables and secrets of the other',
    )
    .option('--to <env>', 'where to (default: the one that is promoted to from here)')
    .option('--deployment <deployment>', 'number or id of one that succeeded here (default: the current one)')
    .option('--message <text>', 'why, for people')
    .option('--no-wait', 'end when it has begun')
    .action(
      act(async (context, { to, deployment, message, wait }: PromoteOptions) => {
        const { environment } = await placeOf(context)
        const target = await targetOf(context, environment.id, to)
        const input = {
          fromEnvironmentId: environment.id,
          toEnvironmentId: target.id,
          ...(deployment !== undefined && { deploymentId: await deploymentNamed(context, deployment) }),
          reason: message,
          idempotencyKey: randomUUID(),
        }
        const { deploymentPromote } = await context.client().ask(StartPromotion, { input }, context.signal)
        await carryOut(context, begun(deploymentPromote), { wait })
      }),
    )
}

async function targetOf(context: Context, from: string, to: string | undefined) {
  const { project } = await context.client().ask(FindEnvironments, { project: context.project() }, context.signal)
  const environments = project?.environments ?? []
  const possible = environments.filter(({ name, promotesFrom }) =>
    to === undefined ? promotesFrom?.id === from : name === to,
  )
  const [only, ...others] = possible
  if (only !== undefined && others.length === 0) return only
  const names = environments.map(({ name }) => name).join(', ')
  throw new CliError(
    to === undefined
      ? `It is not clear where to promote to: ${possible.length === 0 ? 'none' : 'several'} of the environments (${names}) are promoted to from ${context.environment()}.`
      : `The project "${context.project()}" has no environment "${to}"; it has ${names}.`,
    {
      code: to === undefined ? 'WHERE_TO' : 'NOT_FOUND',
      exitCode: to === undefined ? exitCodes.USAGE : exitCodes.NOT_FOUND,
      hint: 'Say where to with --to <env>. An environment is made with: routo env create.',
    },
  )
}
