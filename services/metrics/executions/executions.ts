import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { KeepLines } from '../ingest/taken-line.ts'
import { createKeepExecutions } from './keep-executions.ts'
import type { ExecutionRecord } from './model.ts'
import { removeExecutionsOf, removeOldExecutions, removeSurplus } from './retention.ts'
import { createSample } from './sample.ts'

/** Executions as the service keeps them. */
export interface Executions {
  readonly keep: KeepLines
  /** Removes those that are older than they are kept. */
  removeOldExecutions(now: Date): Promise<void>
  /** Removes those of a project that was deleted. */
  forgetExecutions(projectId: string): Promise<void>
}

export interface ExecutionsDeps {
  readonly executions: Collection<ExecutionRecord>
  readonly log: Log
  readonly now: () => Date
  /** Whether somebody waits for what becomes of the message. */
  readonly isAwaited: (record: ExecutionRecord) => boolean
  /** Is told of what was kept; may be told of the same again. */
  readonly kept?: (records: readonly ExecutionRecord[]) => Promise<void>
}

/** How many come in an environment between two looks for those that are too many. */
const SWEPT_AFTER = 10_000

export function openExecutions({ executions, log, now, isAwaited, kept }: ExecutionsDeps): Executions {
  const keepExecutions = createKeepExecutions(executions, createSample(now, isAwaited))
  const unswept = new Map<string, number>()
  const sweep = (records: readonly ExecutionRecord[]): void => {
    for (const { environmentId } of records) unswept.set(environmentId, (unswept.get(environmentId) ?? 0) + 1)
    for (const [environmentId, count] of unswept) {
      if (count < SWEPT_AFTER) continue
      unswept.delete(environmentId)
      removeSurplus(executions, environmentId).catch((err: unknown) =>
        log.error({ err, environmentId }, 'Old executions could not be removed.'),
      )
    }
  }
  return {
    async keep(lines) {
      const records = await keepExecutions(lines)
      sweep(records)
      await kept?.(records)
    },
    removeOldExecutions: (now) => removeOldExecutions(executions, now),
    forgetExecutions: (projectId) => removeExecutionsOf(executions, projectId),
  }
}
