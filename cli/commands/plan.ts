import type { Define } from '../act.ts'
import { whereOf } from '../deployment/carry-out.ts'
import { makePlace } from '../deployment/make-place.ts'
import { planFor, planText } from '../deployment/plan.ts'
import { pushRight, rightFiles } from '../deployment/push-right.ts'

interface PlanOptions {
  readonly message?: string
  readonly force?: boolean
}

export const definePlan: Define = (program, act) => {
  program
    .command('plan')
    .description('push the routes of this folder, and show what deploying them would change; nothing is deployed')
    .option('--message <text>', 'of the revision, for people')
    .option('--force', 'replace whatever revision is the newest')
    .action(
      act(async (context, options: PlanOptions) => {
        const { output } = context
        const files = await rightFiles(context)
        const { project, environment } = await makePlace(context)
        const { revision } = await pushRight(context, project, files, options)
        const plan = await planFor(context, environment.id, revision.id)
        output.print({ plan }, () => planText(plan, output))
        const named = context.options.env === undefined ? '' : ` --env ${environment.name}`
        output.note(`Deploy it to ${whereOf(context)} with: routo deploy${named}`)
      }),
    )
}
