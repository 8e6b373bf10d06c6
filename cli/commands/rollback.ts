import { randomUUID } from 'node:crypto'
import { StartRollback } from '../../client/index.ts'
import type { Define } from '../act.ts'
import { placeOf } from '../context/place.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut, whereOf } from '../deployment/carry-out.ts'
import { deploymentNamed } from '../deployment/named.ts'
import { agreed } from '../operating/agreed.ts'
import { canAsk } from '../output/questions.ts'

interface RollbackOptions {
  readonly message?: string
  readonly wait: boolean
  readonly yes?: boolean
}

export const defineRollback: Define = (program, act) => {
  program
    .command('rollback')
    .argument('[deployment]', 'its number, or its id (default: the one before)')
    .description('deploy again what was deployed before, with the variables and secrets it had')
    .option('--message <text>', 'why, for people')
    .option('--no-wait', 'end when it has begun')
    .option('--yes', 'do not ask')
    .action(
      act(async (context, to: string | undefined, { message, wait, yes }: RollbackOptions) => {
        const { environment } = await placeOf(context)
        const toDeploymentId = to === undefined ? undefined : await deploymentNamed(context, to)
        if (canAsk(context))
          await agreed(
            context,
            `Roll ${whereOf(context)} back to ${to === undefined ? 'the deployment before' : `deployment ${to}`}`,
            yes,
          )
        const input = {
          environmentId: environment.id,
          ...(toDeploymentId === undefined ? { steps: 1 } : { toDeploymentId }),
          reason: message,
          idempotencyKey: randomUUID(),
        }
        const { deploymentRollback } = await context.client().ask(StartRollback, { input }, context.signal)
        await carryOut(context, begun(deploymentRollback), { wait })
      }),
    )
}
