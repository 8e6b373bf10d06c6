import type { DataDisposal } from '../../../targets/driver.ts'
import { actorOf, type Caller, may } from '../../shared/caller.ts'
import type { DeployableConfig } from '../../shared/deployable.ts'
import { idInEnvironment } from '../../shared/ids.ts'
import { placed } from '../deployment/events.ts'
import type { DeploymentKind, DeploymentRecord } from '../deployment/record.ts'
import { sealConfig } from '../source/sealed-config.ts'
import type { RequestDeps } from './deps.ts'
import type { Target } from './target.ts'

/** A deployment as somebody wants it. */
export interface Wish {
  readonly action: string
  readonly kind: DeploymentKind
  readonly target: Pick<Target, 'environmentId' | 'projectId' | 'environment' | 'aws' | 'protected'>
  readonly reason?: string | null | undefined
  readonly idempotencyKey: string
  readonly onConflict?: 'QUEUE' | 'REJECT' | 'SUPERSEDE_QUEUED' | null | undefined
  /** Of a revision, with the configuration that it is deployed with. */
  readonly deploys?: { readonly revision: number; readonly config: DeployableConfig }
  readonly more?: Partial<
    Pick<DeploymentRecord, 'rollbackOf' | 'promotedFrom' | 'mode' | 'planId' | 'reviewed' | 'skip'> & {
      readonly disposal: DataDisposal
    }
  >
}

/** The document of a deployment that waits for its turn. */
export function newRecord(
  { key, now }: RequestDeps,
  caller: Caller,
  { kind, target, reason, deploys, more }: Wish,
  number: number,
  madeWith: string,
): DeploymentRecord {
  const { environmentId, projectId } = target
  const id = idInEnvironment('dep', environmentId, number)
  const at = now()
  const needsApproval = target.protected && !may(caller, 'deployments:approve', environmentId)
  return {
    id,
    projectId,
    environmentId,
    environmentName: target.environment,
    number,
    kind,
    state: 'QUEUED',
    phase: 'QUEUED',
    actor: actorOf(caller),
    ...(reason != null && reason !== '' && { reason }),
    createdAt: at,
    madeWith,
    ...(deploys && { revision: deploys.revision, config: sealConfig(deploys.config, key, id) }),
    ...more,
    needsApproval,
    begun: false,
    artifacts: [],
    http: [],
    urls: [],
    routes: [],
    timeline: [{ phase: 'QUEUED', at }],
    events: 1,
    outbox: placed({ id, events: 0 }, 'QUEUED', [queued], at),
    version: 0,
    attempts: 0,
    unfinished: environmentId,
  }
}

const queued = { type: 'deployment.queued', level: 'INFO', message: 'Waits for its turn.' } as const
