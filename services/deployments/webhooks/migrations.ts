import type { Migration } from '../../shared/store/migrations.ts'

/** Deliveries were of one request each, and over with it. */
export const eachRequest: Omit<Migration, 'version'> = {
  name: 'deliveries tell of each request',
  collection: 'webhookDeliveries',
  change(delivery) {
    const { attempts, at, durationMs, statusCode, error } = delivery
    if (attempts !== undefined || !(at instanceof Date)) return delivery
    return { ...delivery, attempts: [{ at: at.toISOString(), durationMs, statusCode, error }], finishedAt: at }
  },
}
