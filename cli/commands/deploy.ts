import { randomUUID } from 'node:crypto'
import { Option } from 'commander'
import { type DeployMode, type OnConflict, StartDeployment } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { begun } from '../deployment/begun.ts'
import { carryOut, whereOf } from '../deployment/carry-out.ts'
import { makePlace } from '../deployment/make-place.ts'
import { planFor, planText } from '../deployment/plan.ts'
import { pushRight, rightFiles } from '../deployment/push-right.ts'
import { BEFORE, stage, WHILE_ASKING } from '../deployment/stage.ts'
import { agreed } from '../operating/agreed.ts'

interface DeployOptions {
  readonly plan?: boolean
  readonly wait: boolean
  readonly yes?: boolean
  readonly force?: boolean
  readonly message?: string
  readonly idempotencyKey?: string
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
    .option('--idempotency-key <key>', 'with the same key it is the same deployment, for a day')
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
  { plan: showPlan, wait, yes, force, message, mode, onConflict, idempotencyKey = randomUUID() }: DeployOptions,
) {
  const { environment, revision, plan } = await stage(context, BEFORE, async () => {
    const files = await rightFiles(context)
    const place = await makePlace(context)
    const pushed = await pushRight(context, place.project, files, { message, force })
    return {
      environment: place.environment,
      revision: pushed.revision,
      plan: showPlan ? await agreedPlan(context, place.environment.id, pushed.revision.id, yes) : undefined,
    }
  })
  const input = {
    environmentId: environment.id,
    ...(plan ? { planId: plan.id } : { revisionId: revision.id }),
    mode,
    onConflict,
    reason: message,
    // A request whose answer gets lost is made again, and is one deployment.
    idempotencyKey,
  }
  const { deploymentCreate } = await stage(context, WHILE_ASKING, () =>
    context.client().ask(StartDeployment, { input }, context.signal),
  )
  await carryOut(context, begun(deploymentCreate), { wait })
  if (wait) context.output.note('Send it something with: routo send. See what becomes of it with: routo executions')
}

/** The plan, once somebody has looked at it. */
async function agreedPlan(context: Context, environmentId: string, revisionId: string, yes: boolean | undefined) {
  const plan = await planFor(context, environmentId, revisionId)
  context.output.note(planText(plan, context.output))
  await agreed(context, `Deploy this to ${whereOf(context)}`, yes)
  return plan
}
