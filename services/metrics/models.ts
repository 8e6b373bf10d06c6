import { feedModel } from '../shared/feed/model.ts'
import { checkpointModel, goneProjectModel } from './collect/model.ts'
import { errorKindModel } from './errors/model.ts'
import { executionModel } from './executions/model.ts'
import { operationModels } from './operations.ts'
import { rollupModel } from './rollups/model.ts'
import { countedHourModel, obsoleteModels } from './version-1/model.ts'

/** What the store of the service keeps. */
export const metricsModels = [
  rollupModel,
  checkpointModel,
  goneProjectModel,
  errorKindModel,
  executionModel,
  ...operationModels,
  feedModel,
  countedHourModel,
  ...obsoleteModels,
]
