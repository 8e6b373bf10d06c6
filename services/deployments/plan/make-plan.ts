import { createHash } from 'node:crypto'
import { type Finding, type Release, type StackDriver, type StackPlan, TargetError } from '../../../targets/driver.ts'
import { isHotSwappable } from '../../../targets/hot-swap.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { DeploymentRecord } from '../deployment/record.ts'
import type { Built } from '../source/build.ts'
import { type PlanDetails, packDetails } from './details.ts'
import { findingsOf } from './findings.ts'
import type { PlanDetailsRecord, PlanRecord, PlanSummary } from './model.ts'

export interface PlanDeps {
  readonly driver: Pick<StackDriver, 'preflight' | 'plan'>
  readonly plans: Collection<PlanRecord>
  readonly planDetails: Collection<PlanDetailsRecord>
  readonly now: () => Date
}

/** Whose plan it is, and what it is compared with. */
export interface PlanRequest {
  readonly id: string
  readonly projectId: string
  readonly configVersion: number
  /** What is deployed now. */
  readonly base?: DeploymentRecord | undefined
  /** The deployment that makes it on its way. */
  readonly deploymentId?: string
}

/** A plan as it is kept, and what its target calls it. */
export interface MadePlan extends PlanDetails {
  readonly plan: PlanRecord
  readonly stackPlanId: string
}

const KEPT_MS = 60 * 60 * 1_000
const NOTHING = '0.000000'

/** Asks the target what would become of its stacks, and keeps the answer. With the same id it takes the place of an earlier one. */
export async function makePlan(deps: PlanDeps, { release, cost }: Built, request: PlanRequest): Promise<MadePlan> {
  const blocking = await deps.driver.preflight(release)
  const stackPlan = await planUnlessBlocked(deps, release, blocking)
  const details = {
    changes: stackPlan.changes,
    findings: [...blocking, ...findingsOf(stackPlan)],
    templates: release.stacks,
  }
  const { id, projectId, configVersion, base, deploymentId } = request
  const at = deps.now()
  const plan: PlanRecord = {
    id,
    projectId,
    environmentId: release.environmentId,
    revision: release.revision,
    configVersion,
    ...(base && { base: base.id }),
    digest: digestOf(stackPlan),
    summary: summaryOf(stackPlan),
    ...((base === undefined || base.monthlyCost !== undefined) && {
      cost: {
        beforeMonthly: base?.monthlyCost ?? NOTHING,
        afterMonthly: cost.monthly,
        currency: cost.currency,
        assumptions: cost.assumptions,
      },
    }),
    stackNames: release.stacks.map(({ name }) => name),
    createdAt: at,
    expiresAt: new Date(at.getTime() + KEPT_MS),
    ...(deploymentId !== undefined && { deploymentId }),
  }
  await keepPlan(deps, plan, details)
  return { plan, stackPlanId: stackPlan.id, ...details }
}

const nothing: StackPlan = { id: '', changes: [], removes: [] }

/** What is in the way may be that the target lets nobody look: then that is all there is to say. */
async function planUnlessBlocked(
  { driver }: PlanDeps,
  release: Release,
  blocking: readonly Finding[],
): Promise<StackPlan> {
  if (!blocking.some(({ level }) => level === 'ERROR')) return driver.plan(release)
  return driver.plan(release).catch((error: unknown) => {
    if (error instanceof TargetError && !error.retryable) return nothing
    throw error
  })
}

/** The details first: whoever finds a plan finds them, too. */
async function keepPlan({ plans, planDetails }: PlanDeps, plan: PlanRecord, details: PlanDetails): Promise<void> {
  const { id, ...rest } = plan
  const { projectId } = plan
  await planDetails.upsert({ id, change: { set: { projectId, packed: await packDetails(details) } }, onInsert: {} })
  await plans.upsert({ id, change: { set: rest }, onInsert: {} })
}

function summaryOf({ changes, removes }: StackPlan): PlanSummary {
  const count = (action: string) => changes.filter((change) => change.action === action).length
  return {
    create: count('CREATE'),
    update: count('UPDATE'),
    replace: count('REPLACE'),
    remove: count('REMOVE'),
    dataLossRisk: changes.some(({ destructive }) => destructive),
    hotSwappable: isHotSwappable({ changes, removes }),
  }
}

/** The same for the same changes, in whatever order the target names them. */
export function digestOf({ changes, removes }: StackPlan): string {
  const lines = [...changes.map((change) => JSON.stringify(change)), ...removes].sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
