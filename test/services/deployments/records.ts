import type { DeploymentRecord } from '../../../services/deployments/deployment/record.ts'
import type { PlanRecord } from '../../../services/deployments/plan/model.ts'
import { idInEnvironment, projectOf } from '../../../services/shared/ids.ts'

const at = new Date('2026-11-21T12:00:00.000Z')

/** A plan as it is kept. */
export const plannedIn = (environmentId: string): PlanRecord => ({
  id: idInEnvironment('pln', environmentId, 'd1'),
  projectId: projectOf(environmentId) ?? '',
  environmentId,
  revision: 1,
  configVersion: 0,
  digest: 'digest',
  summary: { create: 1, update: 0, replace: 0, remove: 0, dataLossRisk: false },
  stackNames: ['shop-dev-0'],
  createdAt: at,
  expiresAt: at,
})

/** A deployment that succeeded, as it is kept. */
export const deployedIn = (environmentId: string, routes: readonly string[]): DeploymentRecord => ({
  id: idInEnvironment('dep', environmentId, 1),
  projectId: projectOf(environmentId) ?? '',
  environmentId,
  environmentName: 'dev',
  number: 1,
  kind: 'DEPLOY',
  state: 'SUCCEEDED',
  phase: 'FINISHED',
  actor: { id: 'acc_test', kind: 'USER', name: 'Ana' },
  createdAt: at,
  startedAt: at,
  finishedAt: at,
  revision: 1,
  needsApproval: false,
  planId: plannedIn(environmentId).id,
  begun: true,
  artifacts: [],
  http: [],
  urls: [],
  routes,
  timeline: [{ phase: 'QUEUED', at }],
  events: 0,
  outbox: [],
  version: 1,
  attempts: 0,
})
