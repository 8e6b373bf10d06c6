import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from '../journal/journal.ts'
import type { PolicyDocument } from './access.ts'

/** A role as it is kept. */
export interface KeptRole {
  readonly accessKeyId: string
  readonly policies: readonly PolicyDocument[]
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS roles (arn TEXT PRIMARY KEY, access_key_id TEXT NOT NULL UNIQUE, policies TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS resource_policies (arn TEXT PRIMARY KEY, policy TEXT NOT NULL) STRICT;
`

/** Roles and policies: on disk for the next start, in memory for every request. */
export function keepPolicies(journal: Journal) {
  journal.define(TABLES)
  const roles = new Map<string, KeptRole>()
  const arns = new Map<string, string>()
  const resourcePolicies = new Map<string, PolicyDocument>()

  const hold = (arn: string, role: KeptRole): void => {
    roles.set(arn, role)
    arns.set(role.accessKeyId, arn)
  }

  for (const row of journal.database.prepare('SELECT arn, access_key_id, policies FROM roles').all()) {
    hold(String(row.arn), { accessKeyId: String(row.access_key_id), policies: JSON.parse(String(row.policies)) })
  }
  for (const row of journal.database.prepare('SELECT arn, policy FROM resource_policies').all()) {
    resourcePolicies.set(String(row.arn), JSON.parse(String(row.policy)))
  }

  return {
    role: (arn: string): KeptRole | undefined => roles.get(arn),
    /** Whose key it is. */
    roleWith: (accessKeyId: string): string | undefined => arns.get(accessKeyId),
    resourcePolicy: (arn: string): PolicyDocument | undefined => resourcePolicies.get(arn),

    /** Answers the id of the role's key: the one it has, else the new one. */
    async putRole(arn: string, policies: readonly PolicyDocument[], newKeyId: string): Promise<string> {
      const accessKeyId = await journal.write((database) => storeRole(database, arn, policies, newKeyId))
      hold(arn, { accessKeyId, policies })
      return accessKeyId
    },

    async removeRole(arn: string): Promise<void> {
      await journal.write((database) => database.prepare('DELETE FROM roles WHERE arn = ?').run(arn))
      arns.delete(roles.get(arn)?.accessKeyId ?? '')
      roles.delete(arn)
    },

    async putResourcePolicy(arn: string, policy: PolicyDocument | undefined): Promise<void> {
      await journal.write((database) => storeResourcePolicy(database, arn, policy))
      if (policy === undefined) resourcePolicies.delete(arn)
      else resourcePolicies.set(arn, policy)
    },
  }
}

function storeRole(database: DatabaseSync, arn: string, policies: readonly PolicyDocument[], newKeyId: string): string {
  const row = database
    .prepare(
      `INSERT INTO roles (arn, access_key_id, policies) VALUES (?, ?, ?)
       ON CONFLICT (arn) DO UPDATE SET policies = excluded.policies RETURNING access_key_id`,
    )
    .get(arn, newKeyId, JSON.stringify(policies))
  return String(row?.access_key_id)
}

function storeResourcePolicy(database: DatabaseSync, arn: string, policy: PolicyDocument | undefined): void {
  if (policy === undefined) {
    database.prepare('DELETE FROM resource_policies WHERE arn = ?').run(arn)
    return
  }
  database
    .prepare(
      `INSERT INTO resource_policies (arn, policy) VALUES (?, ?)
       ON CONFLICT (arn) DO UPDATE SET policy = excluded.policy`,
    )
    .run(arn, JSON.stringify(policy))
}
