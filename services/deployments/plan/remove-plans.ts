import type { PlanDeps } from './make-plan.ts'

/** How many go with each new one: more than come. */
const SWEPT = 20

/** Removes plans that nobody can deploy any more, unless they belong to a deployment. */
export async function removeExpiredPlans({ plans, planDetails, now }: Omit<PlanDeps, 'driver'>): Promise<void> {
  const expired = await plans.find({
    where: { deploymentId: undefined },
    range: { field: 'expiresAt', lt: now() },
    limit: SWEPT,
  })
  for (const { id } of expired) {
    await plans.remove(id)
    await planDetails.remove(id)
  }
}
