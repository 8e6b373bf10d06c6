import { randomUUID } from 'node:crypto'
import { StartRecovery } from '../../client/index.ts'
import type { Define } from '../act.ts'
import { placeOf } from '../context/place.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut } from '../deployment/carry-out.ts'
import { several } from '../operating/values.ts'

interface RecoverOptions {
  readonly releaseLock?: boolean
  readonly skip?: string[]
  readonly message?: string
  readonly wait: boolean
}

export const defineRecover: Define = (program, act) => {
  program
    .command('recover')
    .description('finish a rollback that has stopped half way, so that the environment can be deployed to again')
    .option('--skip <resource>', 'leave this one as it is: its logical id; can be repeated', several)
    .option('--release-lock', 'instead: take the environment from a worker that hangs; another one goes on')
    .option('--message <text>', 'why, for people')
    .option('--no-wait', 'end when it has begun')
    .action(
      act(async (context, { releaseLock, skip, message, wait }: RecoverOptions) => {
        const { environment } = await placeOf(context)
        const input = {
          environmentId: environment.id,
          action: releaseLock ? ('RELEASE_LOCK' as const) : ('CONTINUE_ROLLBACK' as const),
          resourcesToSkip: skip,
          reason: message,
          idempotencyKey: randomUUID(),
        }
        const { stackRecover } = await context.client().ask(StartRecovery, { input }, context.signal)
        await carryOut(context, begun(stackRecover), { wait })
      }),
    )
}
