import type { DeliveryDeps } from './deps.ts'
import { MOST_DELIVERIES } from './limits.ts'

const READ_AT_ONCE = 200
const EVER = new Date(0)

/** Removes the deliveries of a webhook that are over, but for the latest. */
export async function keepLatest({ deliveries }: Pick<DeliveryDeps, 'deliveries'>, webhookId: string): Promise<void> {
  for (;;) {
    const latest = await deliveries.find({
      where: { webhookId },
      range: { field: 'finishedAt', gte: EVER },
      order: { by: 'finishedAt', direction: 'desc' },
      limit: READ_AT_ONCE,
    })
    await Promise.all(latest.slice(MOST_DELIVERIES).map(({ id }) => deliveries.remove(id)))
    // Thousands may be left out at once, while a receiver is down.
    if (latest.length < READ_AT_ONCE) return
  }
}
