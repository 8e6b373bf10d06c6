import type { Journal } from '../journal/journal.ts'
import type { HttpApi, HttpApiRoute, HttpIntegration } from './ingress.ts'

/** Things of one kind, by API and id: in memory, and in the journal. */
export interface KeptParts<T> {
  get(apiId: string, id: string): T | undefined
  of(apiId: string): readonly T[]
  all(): readonly T[]
  put(apiId: string, id: string, part: T): Promise<void>
  remove(apiId: string, id: string): Promise<void>
}

/** What the HTTP APIs are made of. */
export interface KeptIngress {
  readonly apis: KeptParts<HttpApi>
  readonly integrations: KeptParts<HttpIntegration>
  readonly routes: KeptParts<HttpApiRoute>
  /** An API with all of its parts. */
  removeApi(id: string): Promise<void>
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS http_parts (
    kind TEXT NOT NULL, api TEXT NOT NULL, id TEXT NOT NULL, part TEXT NOT NULL, PRIMARY KEY (kind, api, id)
  ) STRICT, WITHOUT ROWID`

export function keepIngress(journal: Journal): KeptIngress {
  journal.define(TABLE)
  const apis = keepParts<HttpApi>(journal, 'api')
  const integrations = keepParts<HttpIntegration>(journal, 'integration')
  const routes = keepParts<HttpApiRoute>(journal, 'route')
  return {
    apis,
    integrations,
    routes,
    async removeApi(id) {
      await Promise.all([
        apis.remove(id, id),
        ...integrations.of(id).map((integration) => integrations.remove(id, integration.id)),
        ...routes.of(id).map((route) => routes.remove(id, route.id)),
      ])
    },
  }
}

function keepParts<T>({ database, write }: Journal, kind: string): KeptParts<T> {
  const parts = new Map<string, Map<string, T>>()
  const keep = (api: string, id: string, part: T): void => {
    const ofApi = parts.get(api)
    if (ofApi === undefined) parts.set(api, new Map([[id, part]]))
    else ofApi.set(id, part)
  }
  for (const { api, id, part } of database.prepare('SELECT * FROM http_parts WHERE kind = ?').all(kind)) {
    keep(String(api), String(id), JSON.parse(String(part)))
  }
  const insert = database.prepare('INSERT OR REPLACE INTO http_parts VALUES (?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM http_parts WHERE kind = ? AND api = ? AND id = ?')
  return {
    get: (api, id) => parts.get(api)?.get(id),
    of: (api) => [...(parts.get(api)?.values() ?? [])],
    all: () => [...parts.values()].flatMap((ofApi) => [...ofApi.values()]),
    async put(api, id, part) {
      await write(() => insert.run(kind, api, id, JSON.stringify(part)))
      keep(api, id, part)
    },
    async remove(api, id) {
      await write(() => remove.run(kind, api, id))
      parts.get(api)?.delete(id)
      if (parts.get(api)?.size === 0) parts.delete(api)
    },
  }
}
