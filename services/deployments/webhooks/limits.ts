/** Webhooks of a project. */
export const MOST_WEBHOOKS = 20
/** Deliveries of a webhook that are shown, and of those that are over also kept. */
export const MOST_DELIVERIES = 20
