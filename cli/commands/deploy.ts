import { randomUUID } from 'node:crypto'
import { Option } from 'commander'
import { type DeployMode, type OnConflict, StartDeployment } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut, whereOf } from '../deployment/carry-out.ts'
import { makePlace } from '../deployment/make-place.ts'
import { planFor, planText } from '../deployment/plan.ts'
import { pushRight } from '../deployment/push-right.ts'
import { agreed } from '../operating/agreed.ts'

interface DeployOptions {
  readonly plan?: boolean
  readonly wait: boolean
  readonly yes?: boolean
  readonly force?: boolean
  readonly message?: string
  readonly mode: DeployMode
  readonly onConflict: OnConflict
}

export const defineDeploy: Define = (program, act) => {
  program
    .command('deploy')
    .description(
      'push the routes of this folder and deploy them; project and local environment are made where they are missing',
    )
    .option('--plan', 'show what would change first, and ask')
    .option('--yes', 'do not ask')
    .option('--no-wait', 'end when the deployment has begun')
    .option('--message <text>', 'why, for people')
    .option('--force', 'replace whatever revision is the newest')
    .addOption(
      new Option('--mode <mode>', 'FAST swaps code where nothing else changes')
        .choices(['SAFE', 'FAST'])
        .default('SAFE'),
    )
    .addOption(
      new Option('--on-conflict <what>', 'where another deployment is under way')
        .choices(['QUEUE', 'REJECT', 'SUPERSEDE_QUEUED'])
        .default('QUEUE'),
    )
    .action(act(deploy))
}

async function deploy(
  context: Context,
  { plan: showPlan, wait, yes, force, message, mode, onConflict }: DeployOptions,
) {
  const place = await makePlace(context)
  const { revision } = await pushRight(context, place.project, { message, force })
  const shown = showPlan ? await planFor(context, place.environment.id, revision.id) : undefined
  if (shown) {
    context.output.note(planText(shown, context.output))
    await agreed(context, `Deploy this to ${whereOf(context)}`, yes)
  }
  const input = {
    environmentId: place.environment.id,
    ...(shown ? { planId: shown.id } : { revisionId: revision.id }),
    mode,
    onConflict,
    reason: message,
    idempotencyKey: randomUUID(),
  }
  const { deploymentCreate } = await context.client().ask(StartDeployment, { input }, context.signal)
  await carryOut(context, begun(deploymentCreate), { wait })
}
