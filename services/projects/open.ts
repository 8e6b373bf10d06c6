import { secretOf } from '../shared/data-dir.ts'
import { deriveKey } from '../shared/keys.ts'
import type { Log } from '../shared/log.ts'
import type { Settings } from '../shared/settings.ts'
import { openStore } from '../shared/store/open.ts'
import { projectsModels } from './models.ts'
import { createProjectsService, type ProjectsService } from './service.ts'

/**
 * Opens the service as the settings say, and makes the owner token of a new installation.
 *
 * @throws {StoreError | DataDirError | Error} why it cannot be
 */
export async function openProjects(settings: Settings, dataDir: string, log: Log): Promise<ProjectsService> {
  const secret = await secretOf(dataDir, settings.secret)
  const store = await openStore({ uri: settings.mongoUri, dataDir, service: 'projects', models: projectsModels })
  try {
    const key = deriveKey(secret, 'secrets')
    const service = await createProjectsService({ store, key, signUp: settings.signUp, log })
    await service.giveOwnerToken(dataDir)
    return service
  } catch (error) {
    await store.close()
    throw error
  }
}
