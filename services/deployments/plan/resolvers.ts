import { idWithin } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated.ts'
import { routeOf } from '../stacks/views.ts'
import type { PlanDetails } from './details.ts'
import type { PlanRecord } from './model.ts'
import { changeViews } from './views.ts'

export const planResolvers = {
  DeploymentPlan: {
    __resolveReference: async ({ id }, { load }) => (await load.plan.load(id)) ?? null,
    environment: ({ environmentId }) => ({ id: environmentId }),
    revision: ({ projectId, revision }) => ({ id: idWithin('rev', projectId, revision) }),
    baseDeployment: ({ base }, _args, { load }) => (base === undefined ? null : load.deployment.load(base)),
    changes: async (plan, _args, { load }) => changeViews((await detailsOf(plan, load)).changes, plan.projectId),
    policies: async (plan, _args, { load }) =>
      (await detailsOf(plan, load)).findings.map(({ logicalId, ...finding }) => ({
        ...finding,
        resourceLogicalId: logicalId,
      })),
    costDelta: ({ cost }) => cost,
    template: async (plan, { stack }, { load }) => {
      const { templates } = await detailsOf(plan, load)
      return (stack == null ? templates[0] : templates.find(({ name }) => name === stack))?.text
    },
    stale: isStale,
  },
  PlanSummary: { hotSwappable: ({ hotSwappable = false }) => hotSwappable },
  ResourceChange: { route: routeOf },
} satisfies Resolvers

/** Plans are removed before their details: whoever has found one finds them, or finds it gone with the next look. */
async function detailsOf({ id }: PlanRecord, load: Context['load']): Promise<PlanDetails> {
  return (await load.planDetails.load(id)) ?? { changes: [], findings: [], templates: [] }
}

async function isStale({ environmentId, base, configVersion }: PlanRecord, _args: unknown, { load }: Context) {
  const [current, deployable] = await Promise.all([
    load.currentDeployment.load(environmentId),
    load.deployable.load(environmentId),
  ])
  return current?.id !== base || deployable?.configVersion !== configVersion
}
