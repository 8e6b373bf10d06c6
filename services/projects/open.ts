import { secretOf } from '../shared/data-dir.ts'
import { deriveKey } from '../shared/keys.ts'
import type { Log } from '../shared/log.ts'
import type { Settings } from '../shared/settings.ts'
import { openStore } from '../shared/store/open.ts'
import { projectsMigrations, projectsModels } from './models.ts'
import { createProjectsService, type ProjectsService } from './service.ts'

/** As `createProjectsService` makes it; deletions are resumed by itself. */
export type OpenProjects = Pick<ProjectsService, 'subgraph' | 'audit' | 'connect' | 'makeSignInCode'>

const HOUR_MS = 3_600_000

/**
 * Opens the service as the settings say, and makes the owner token of a new installation. Once an hour it tells other services of
 * deletions that they could not be told of.
 *
 * @throws {StoreError | DataDirError | Error} why it cannot be
 */
export async function openProjects(settings: Settings, dataDir: string, log: Log): Promise<OpenProjects> {
  const secret = await secretOf(dataDir, settings.secret)
  const store = await openStore({
    uri: settings.mongoUri,
    dataDir,
    service: 'projects',
    models: projectsModels,
    migrations: projectsMigrations,
  })
  try {
    const key = deriveKey(secret, 'secrets')
    const service = await createProjectsService({ store, key, signUp: settings.signUp, log })
    await service.giveOwnerToken(dataDir)
    return resumingDeletions(service, log)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The same service, which waits for what it has begun when it is closed. */
function resumingDeletions(
  { subgraph, audit, connect, makeSignInCode, resumeDeletions }: ProjectsService,
  log: Log,
): OpenProjects {
  let resuming: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    resuming = resuming
      .then(work)
      .catch((err: unknown) => log.error({ err }, 'Deletions that were interrupted could not be resumed.'))
    return resuming
  }
  const timer = setInterval(() => inTurn(resumeDeletions), HOUR_MS)
  timer.unref()
  return {
    audit,
    makeSignInCode,
    connect: (others) => inTurn(() => connect(others)),
    subgraph: {
      ...subgraph,
      async close() {
        clearInterval(timer)
        await resuming
        await subgraph.close()
      },
    },
  }
}
