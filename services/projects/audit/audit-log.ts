/** Reads the audit log. */
export interface AuditLog {
  readonly removeProject: (projectId: string) => Promise<void>
}
