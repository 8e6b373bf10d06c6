import type { TokenRecord } from './model.ts'

/** Whether a token still opens anything. */
export const isUsable = ({ revokedAt, expiresAt }: TokenRecord, now: Date): boolean =>
  revokedAt === undefined && (expiresAt === undefined || expiresAt > now)
