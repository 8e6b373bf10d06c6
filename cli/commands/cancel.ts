import { CancelDeployment } from '../../client/index.ts'
import type { Define } from '../act.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut } from '../deployment/carry-out.ts'
import { deploymentNamed, underWay } from '../deployment/named.ts'

export const defineCancel: Define = (program, act) => {
  program
    .command('cancel')
    .argument('[deployment]', 'its number, or its id (default: the one that is under way)')
    .description('end a deployment; what it has changed is taken back')
    .option('--message <text>', 'why, for people')
    .action(
      act(async (context, name: string | undefined, { message }: { readonly message?: string }) => {
        const id = name === undefined ? await underWay(context) : await deploymentNamed(context, name)
        const variables = { id, reason: message ?? null }
        const { deploymentCancel } = await context.client().ask(CancelDeployment, variables, context.signal)
        await carryOut(context, begun(deploymentCancel), { expected: 'CANCELLED' })
      }),
    )
}
