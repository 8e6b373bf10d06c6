import type { Resolvers } from '../generated.ts'
import { findNode } from '../nodes.ts'
import { readAuditEvent } from './read-audit-event.ts'

export const auditResolvers = {
  Mutation: {
    auditRecord: async (_parent, { event }, { auditLog }) => {
      await auditLog.keep(readAuditEvent(event))
      return true
    },
  },
  Project: { auditLog: ({ id }, args, { auditLog, load }) => auditLog.page(load.findAudit, id, args) },
  AuditEvent: {
    subject: ({ subjectId }, _args, context) => (subjectId === undefined ? null : findNode(subjectId, context)),
  },
} satisfies Resolvers
