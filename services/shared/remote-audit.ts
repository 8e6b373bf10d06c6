import { type Audit, auditEvent } from './audit.ts'
import { systemCaller } from './caller.ts'
import type { Log } from './log.ts'
import type { Subgraph } from './server/subgraph.ts'

const MUTATION = 'mutation KeepInAuditLog($event: JSON!) { auditRecord(event: $event) }'

/**
 * Keeps what was done in the audit log of the projects service. As there, it is called after the work and before the answer: where
 * the entry cannot be kept the caller gets an error, and the log the entry.
 */
export const remoteAudit =
  (projects: Pick<Subgraph, 'execute'>, log: Log, now: () => Date = () => new Date()): Audit =>
  async (caller, entry) => {
    const event = auditEvent(caller, entry, now())
    const { errors } = await projects.execute({ query: MUTATION, variables: { event } }, systemCaller(caller.requestId))
    if (errors === undefined) return
    log.error({ event }, 'This was done, but the audit log could not be written.')
    throw new Error('The audit log could not be written.', { cause: errors[0] })
  }
