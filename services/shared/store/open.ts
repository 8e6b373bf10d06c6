import { join } from 'node:path'
import type { Contents } from './driver.ts'
import { openMongoStore } from './mongo/open.ts'
import { openSqliteStore } from './sqlite/open.ts'
import type { Store } from './store.ts'

export interface StoreSettings {
  /** Of MongoDB. Absent: the embedded store. */
  readonly uri?: string | undefined
  /** Where the embedded store has its files. */
  readonly dataDir: string
  /** Whose store it is: each service has a file, or a database, of its own. */
  readonly service: string
}

/** Opens a service's store. @throws {StoreError} why it cannot be */
export const openStore = ({ uri, dataDir, service, ...contents }: Contents & StoreSettings): Promise<Store> =>
  uri === undefined
    ? openSqliteStore({ file: join(dataDir, `${service}.db`), ...contents })
    : openMongoStore({ uri, database: `${databaseIn(uri)}_${service}`, ...contents })

const DEFAULT_DATABASE = 'routo'

/** `mongodb://host/name?…` may name a database; those of the services begin with it. */
const databaseIn = (uri: string): string => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^/?]+)/.exec(uri)?.[1] ?? DEFAULT_DATABASE
