import { ApproveDeployment } from '../../client/index.ts'
import type { Define } from '../act.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut } from '../deployment/carry-out.ts'
import { deploymentNamed, underWay } from '../deployment/named.ts'

interface ApproveOptions {
  readonly message?: string
  readonly wait: boolean
}

export const defineApprove: Define = (program, act) => {
  program
    .command('approve')
    .argument('[deployment]', 'its number, or its id (default: the one that is under way)')
    .description('let a deployment to a protected environment go on, as its plan says')
    .option('--message <text>', 'why, for people')
    .option('--no-wait', 'end when it goes on')
    .action(
      act(async (context, name: string | undefined, { message, wait }: ApproveOptions) => {
        const id = name === undefined ? await underWay(context) : await deploymentNamed(context, name)
        const variables = { id, comment: message ?? null }
        const { deploymentApprove } = await context.client().ask(ApproveDeployment, variables, context.signal)
        await carryOut(context, begun(deploymentApprove), { wait })
      }),
    )
}
