/** The metrics service alone in a process. */
import { runService } from '../shared/server/run-service.ts'
import { openMetrics } from './open.ts'

await runService(openMetrics)
