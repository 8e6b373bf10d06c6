/** The projects service alone in a process. */
import { runService } from '../shared/server/run-service.ts'
import { openProjects } from './open.ts'

await runService(async (settings, dataDir, log) => (await openProjects(settings, dataDir, log)).subgraph)
