import type { Resolvers } from '../generated.ts'

export const requestResolvers = {
  Mutation: {
    deploymentPlan: (_mutation, { input }, { requests }) => requests.plan(input),
    deploymentCreate: (_mutation, { input }, { caller, requests }) => requests.create(caller, input),
    deploymentApprove: (_mutation, { id, comment }, { caller, requests }) => requests.approve(caller, id, comment),
    deploymentCancel: (_mutation, { id, reason }, { caller, requests }) => requests.cancel(caller, id, reason),
    deploymentRollback: (_mutation, { input }, { caller, requests }) => requests.rollBack(caller, input),
    deploymentPromote: (_mutation, { input }, { caller, requests }) => requests.promote(caller, input),
    environmentDestroy: (_mutation, { input }, { caller, requests }) => requests.destroy(caller, input),
    stackRecover: (_mutation, { input }, { caller, requests }) => requests.recover(caller, input),
  },
  DeploymentPayload: {
    // A mutation before this one, in the same request, may have read it as it was then.
    deployment: ({ deploymentId }, _args, { load }) =>
      deploymentId === undefined ? null : load.deployment.clear(deploymentId).load(deploymentId),
    plan: ({ planId }, _args, { load }) => (planId === undefined ? null : load.plan.load(planId)),
  },
  DeploymentPlanPayload: {
    plan: ({ planId }, _args, { load }) => (planId === undefined ? null : load.plan.load(planId)),
  },
} satisfies Resolvers
