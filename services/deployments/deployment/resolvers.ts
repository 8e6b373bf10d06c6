import { idWithin } from '../../shared/ids.ts'
import type { Resolvers } from '../generated.ts'
import { changeViews } from '../plan/views.ts'
import { canCancel } from '../requests/cancel.ts'
import { canRollBackTo } from '../requests/rollback.ts'
import { failureOf } from './failure.ts'
import { listDeployments } from './list-deployments.ts'
import { listEvents } from './list-events.ts'
import { type DeploymentRecord, isDeploying } from './record.ts'
import { isDone } from './step.ts'

/** What is asked for again soon; somebody's approval takes longer. */
const POLL_MS = 1_000
const POLL_APPROVAL_MS = 5_000

export const deploymentResolvers = {
  Query: {
    deployment: (_query, { id }, { load }) => load.deployment.load(id),
    deployments: (_query, args, { caller, load }) => listDeployments(load.findDeployments, caller, args),
  },
  Project: {
    deployments: ({ id }, { filter, ...args }, { caller, load }) =>
      listDeployments(load.findDeployments, caller, { ...args, filter: { ...filter, projectId: id } }),
  },
  Environment: {
    deployments: ({ id }, { filter, ...args }, { caller, load }) =>
      listDeployments(load.findDeployments, caller, { ...args, filter: { ...filter, environmentId: id } }),
  },
  Revision: {
    deployments: async ({ id }, _args, { caller, load }) => {
      const page = await listDeployments(load.findDeployments, caller, { first: 100, filter: { revisionId: id } })
      return page.nodes
    },
  },
  Deployment: {
    __resolveReference: async ({ id }, { load }) => (await load.deployment.load(id)) ?? null,
    project: ({ projectId }) => ({ id: projectId }),
    environment: ({ environmentId }) => ({ id: environmentId }),
    revision: ({ projectId, revision }) =>
      revision === undefined ? null : { id: idWithin('rev', projectId, revision) },
    plan: ({ planId }, _args, { load }) => (planId === undefined ? null : load.plan.load(planId)),
    mode: ({ mode = 'SAFE' }) => mode,
    done: isDone,
    pollAfterMs: (record) => (isDone(record) ? null : record.state === 'NEEDS_APPROVAL' ? POLL_APPROVAL_MS : POLL_MS),
    failure: failureOf,
    durationMs: ({ startedAt, finishedAt }, _args, { now }) =>
      startedAt === undefined ? null : (finishedAt ?? now()).getTime() - startedAt.getTime(),
    supersededBy: ({ supersededBy }, _args, { load }) => related(supersededBy, load.deployment),
    rollbackOf: ({ rollbackOf }, _args, { load }) => related(rollbackOf, load.deployment),
    promotedFrom: ({ promotedFrom }, _args, { load }) => related(promotedFrom, load.deployment),
    canCancel,
    canRollbackTo: async (record, _args, { load }) =>
      canRollBackTo(record, await load.currentDeployment.load(record.environmentId)),
    canRetry: (record) => isDone(record) && record.state !== 'SUCCEEDED' && isDeploying(record),
    timeline: timelineOf,
    events: (record, args, { events }) => listEvents(events, record, args),
    stacks: async ({ id, environmentId }, _args, { load }) =>
      (await load.stacks.load(environmentId)).filter(({ deploymentId }) => deploymentId === id),
    changes: async ({ planId, projectId }, _args, { load }) => {
      const details = planId === undefined ? undefined : await load.planDetails.load(planId)
      return changeViews(details?.changes ?? [], projectId)
    },
  },
  DeploymentConnection: { totalCount: (list) => list.total() },
} satisfies Resolvers

const related = (id: string | undefined, loader: { load(id: string): Promise<DeploymentRecord | undefined> }) =>
  id === undefined ? null : loader.load(id)

/** A phase ends when the next one begins; that it has finished is no phase with a time. */
function timelineOf({ timeline }: Pick<DeploymentRecord, 'timeline'>) {
  return timeline
    .map(({ phase, at }, index) => {
      const next = timeline[index + 1]
      return { phase, startedAt: at, durationMs: next === undefined ? null : next.at.getTime() - at.getTime() }
    })
    .filter(({ phase }) => phase !== 'FINISHED')
}
