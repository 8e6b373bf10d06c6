import type { DatabaseSync } from 'node:sqlite'
import type { StackEvent } from '../../driver.ts'
import type { StackRecord } from './course.ts'
import type { Resource } from './resource.ts'

/** What is kept of a resource. */
export interface ResourceRecord {
  readonly resource: Resource
  /** `superseded`: replaced, and to be removed; `retained`: its stack has let go of it. */
  readonly state: 'current' | 'superseded' | 'retained'
  readonly status: string
  readonly reason?: string
  readonly updatedAt: number
}

/** Tables of stacks: definitions for `Journal.define`. */
export const stackTables = `
  CREATE TABLE IF NOT EXISTS stacks (name TEXT PRIMARY KEY, environment_id TEXT NOT NULL, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS stacks_of_environment ON stacks (environment_id);
  CREATE TABLE IF NOT EXISTS stack_resources (
    stack TEXT NOT NULL, logical_id TEXT NOT NULL, physical_id TEXT NOT NULL, type TEXT NOT NULL,
    environment_id TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (stack, logical_id, physical_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS stack_resources_of_environment ON stack_resources (environment_id);
  CREATE INDEX IF NOT EXISTS stack_resources_by_name ON stack_resources (type, physical_id);
  CREATE TABLE IF NOT EXISTS stack_events (
    token TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (token, number)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS stack_secrets (environment_id TEXT PRIMARY KEY, sealed TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** What is known of the stacks, and what happened to them. */
export function stackRecords(database: DatabaseSync) {
  const statements = {
    stacks: database.prepare('SELECT record FROM stacks WHERE environment_id = ? ORDER BY name'),
    allStacks: database.prepare('SELECT record FROM stacks ORDER BY name'),
    stack: database.prepare('SELECT record FROM stacks WHERE name = ?'),
    putStack: database.prepare('INSERT OR REPLACE INTO stacks (name, environment_id, record) VALUES (?, ?, ?)'),
    removeStack: database.prepare('DELETE FROM stacks WHERE name = ?'),
    resources: database.prepare(
      'SELECT record FROM stack_resources WHERE environment_id = ? ORDER BY stack, logical_id',
    ),
    inStack: database.prepare('SELECT record FROM stack_resources WHERE stack = ? ORDER BY logical_id'),
    stacksWithAny: database.prepare('SELECT DISTINCT stack FROM stack_resources WHERE environment_id = ?'),
    resource: database.prepare(
      'SELECT record FROM stack_resources WHERE stack = ? AND logical_id = ? AND physical_id = ?',
    ),
    named: database.prepare('SELECT record FROM stack_resources WHERE type = ? AND physical_id = ?'),
    putResource: database.prepare(
      'INSERT OR REPLACE INTO stack_resources (stack, logical_id, physical_id, type, environment_id, record) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    takeUp: database.prepare('DELETE FROM stack_resources WHERE type = ? AND physical_id = ?'),
    removeResource: database.prepare(
      'DELETE FROM stack_resources WHERE stack = ? AND logical_id = ? AND physical_id = ?',
    ),
    events: database.prepare('SELECT event FROM stack_events WHERE token = ? AND number > ? ORDER BY number LIMIT ?'),
    lastEvent: database.prepare('SELECT max(number) AS number FROM stack_events WHERE token = ?'),
    addEvent: database.prepare('INSERT INTO stack_events (token, number, event) VALUES (?, ?, ?)'),
    secrets: database.prepare('SELECT sealed FROM stack_secrets WHERE environment_id = ?'),
    putSecrets: database.prepare('INSERT OR REPLACE INTO stack_secrets (environment_id, sealed) VALUES (?, ?)'),
    removeSecrets: database.prepare('DELETE FROM stack_secrets WHERE environment_id = ?'),
  }
  const parse = <T>(rows: readonly Record<string, unknown>[], column = 'record'): readonly T[] =>
    rows.map((row) => JSON.parse(String(row[column])) as T) // written by us
  const recordOf = ({ stack, logicalId, physicalId }: Resource): ResourceRecord | undefined =>
    parse<ResourceRecord>(statements.resource.all(stack, logicalId, physicalId))[0]
  const putResource = (record: ResourceRecord): void => {
    const { stack, logicalId, physicalId, type, owner } = record.resource
    statements.putResource.run(stack, logicalId, physicalId, type, owner.environmentId, JSON.stringify(record))
  }

  return {
    stacksOf: (environmentId: string) => parse<StackRecord>(statements.stacks.all(environmentId)),
    allStacks: () => parse<StackRecord>(statements.allStacks.all()),
    stack: (name: string) => parse<StackRecord>(statements.stack.all(name))[0],
    putStack(record: StackRecord): void {
      statements.putStack.run(record.name, record.environmentId, JSON.stringify(record))
    },
    removeStack(name: string): void {
      statements.removeStack.run(name)
    },
    resourcesOf: (environmentId: string) => parse<ResourceRecord>(statements.resources.all(environmentId)),
    resourcesIn: (stack: string) => parse<ResourceRecord>(statements.inStack.all(stack)),
    /** Names of the stacks that have resources, or have left some. */
    stacksWithAny: (environmentId: string): ReadonlySet<string> =>
      new Set(statements.stacksWithAny.all(environmentId).map(({ stack }) => String(stack))),
    /** Of any environment. */
    resourcesNamed: (type: string, physicalId: string) => parse<ResourceRecord>(statements.named.all(type, physicalId)),
    putResource,
    stateOf: (resource: Resource) => recordOf(resource)?.state,
    setState(resource: Resource, state: ResourceRecord['state']): void {
      const known = recordOf(resource)
      if (known !== undefined) putResource({ ...known, state })
    },
    /** The same resource, in what nobody is told of: its status stays. */
    refreshResource(resource: Resource): void {
      const known = recordOf(resource)
      if (known !== undefined) putResource({ ...known, resource })
    },
    /** What other stacks have left under the name of a resource is that resource now. */
    takeUp({ type, physicalId }: Resource): void {
      statements.takeUp.run(type, physicalId)
    },
    removeResource({ stack, logicalId, physicalId }: Resource): void {
      statements.removeResource.run(stack, logicalId, physicalId)
    },
    eventsAfter: (token: string, number: number, limit: number) =>
      parse<StackEvent>(statements.events.all(token, number, limit), 'event'),
    addEvents(token: string, events: readonly Omit<StackEvent, 'id'>[]): void {
      let number = Number(statements.lastEvent.get(token)?.number ?? 0)
      for (const event of events) {
        number += 1
        statements.addEvent.run(token, number, JSON.stringify({ id: String(number), ...event }))
      }
    },
    secretsOf(environmentId: string): string | undefined {
      const row = statements.secrets.get(environmentId)
      return row === undefined ? undefined : String(row.sealed)
    },
    putSecrets(environmentId: string, sealed: string | undefined): void {
      if (sealed === undefined) statements.removeSecrets.run(environmentId)
      else statements.putSecrets.run(environmentId, sealed)
    },
  }
}

export type StackRecords = ReturnType<typeof stackRecords>
