import { ApiError, LookAtEnvironment } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { carryOut } from '../deployment/carry-out.ts'
import { environmentText } from '../deployment/environment-text.ts'
import { lookAt } from '../deployment/follow.ts'
import { impactOf, impactText } from '../deployment/impact.ts'
import { deploymentNamed } from '../deployment/named.ts'
import { outcomeText } from '../deployment/outcome.ts'
import { phaseLines } from '../deployment/phases.ts'
import { duration } from '../output/words.ts'

export const defineStatus: Define = (program, act) => {
  program
    .command('status')
    .argument('[deployment]', 'its number, or its id (default: the environment itself)')
    .description('what is deployed in the environment, or how a deployment stands')
    .option('--wait', 'wait until the deployment is done')
    .action(
      act(async (context, name: string | undefined, { wait = false }: { readonly wait?: boolean }) => {
        if (name === undefined) return showEnvironment(context)
        const id = await deploymentNamed(context, name)
        if (wait) return carryOut(context, await lookAt(context, id), {})
        return showDeployment(context, id)
      }),
    )
}

async function showEnvironment(context: Context): Promise<void> {
  const { output } = context
  const environment = await lookAtEnvironment(context)
  // Which of both is missing is for `placeOf` to say.
  if (!environment) return void (await placeOf(context))
  output.print({ environment }, () => environmentText(context.project(), environment, output))
}

/** Where the target does not say what stands there, the rest is known all the same. */
async function lookAtEnvironment(context: Context) {
  const names = { project: context.project(), environment: context.environment() }
  const ask = (withStacks: boolean) => context.client().ask(LookAtEnvironment, { ...names, withStacks }, context.signal)
  const { project } = await ask(true).catch((error: unknown) => {
    if (error instanceof ApiError) return ask(false)
    throw error
  })
  return project?.environment
}

async function showDeployment(context: Context, id: string): Promise<void> {
  const { output } = context
  const [deployment, impact] = await Promise.all([lookAt(context, id), impactOf(context, id)])
  output.print({ deployment: { ...deployment, impact } }, () =>
    [
      ...phaseLines(deployment).map(({ words, state, durationMs }) =>
        `${state.padEnd(8)}${words.padEnd(22)}${durationMs === undefined ? '' : duration(durationMs)}`.trimEnd(),
      ),
      outcomeText(deployment, output),
      ...(impact === null ? [] : [impactText(impact)]),
    ].join('\n'),
  )
}
