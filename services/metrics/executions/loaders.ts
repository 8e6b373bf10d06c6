import DataLoader from 'dataloader'
import type { Find } from '../../shared/pages.ts'
import { byIds } from '../../shared/store/by-ids.ts'
import type { Collection, Query } from '../../shared/store/collection.ts'
import type { ExecutionRecord } from './model.ts'

/** What one request reads of executions, in one call with others of its kind. */
export interface ExecutionLoaders {
  readonly execution: DataLoader<string, ExecutionRecord | undefined>
  readonly findExecutions: Find<ExecutionRecord>
}

/** Made anew for each request. Nothing is kept: a later mutation of the request may change what it reads. */
export function executionLoaders(executions: Collection<ExecutionRecord>): ExecutionLoaders {
  const pages = new DataLoader((queries: readonly Query<ExecutionRecord>[]) => executions.findEach(queries), {
    cache: false,
  })
  return {
    execution: new DataLoader(byIds(executions), { cache: false }),
    findExecutions: (query) => pages.load(query),
  }
}
