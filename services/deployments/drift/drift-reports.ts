import { setTimeout as sleep } from 'node:timers/promises'
import { type StackDriver, TargetError } from '../../../targets/driver.ts'
import { projectOf } from '../../shared/ids.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { DriftRecord } from './model.ts'

/** What was found different from what was deployed. */
export interface DriftReport {
  readonly checkedAt: Date
  readonly changes: Awaited<ReturnType<StackDriver['drift']>>
}

/** Looks for drift, and keeps what is found. */
export interface DriftReports {
  /** Undefined where nobody has looked yet. */
  last(environmentId: string): Promise<DriftReport | undefined>
  /** @throws {TargetError} also where it takes longer than anybody waits for an answer; the look goes on all the same */
  look(environmentId: string): Promise<DriftReport>
}

interface DriftDeps {
  readonly drifts: Collection<DriftRecord>
  readonly driver: Pick<StackDriver, 'drift'>
  readonly now: () => Date
  readonly log: Log
}

/** The gateway gives up later. */
const LONGEST_ANSWER_MS = 20_000

export function createDriftReports({ drifts, driver, now, log }: DriftDeps): DriftReports {
  /** Who looks at the same time as another one gets the same answer. */
  const looking = new Map<string, Promise<DriftReport>>()
  async function look(id: string): Promise<DriftReport> {
    const changes = await driver.drift(id)
    const report = { checkedAt: now(), changes }
    const set = { projectId: projectOf(id) ?? '', checkedAt: report.checkedAt, changes: JSON.stringify(changes) }
    await drifts.upsert({ id, change: { set }, onInsert: {} })
    return report
  }
  return {
    async last(id) {
      const found = await drifts.get(id)
      // Only `look` writes them.
      return found && { checkedAt: found.checkedAt, changes: JSON.parse(found.changes) as DriftReport['changes'] }
    },
    look(id) {
      const work = looking.get(id) ?? look(id).finally(() => looking.delete(id))
      looking.set(id, work)
      work.catch((err: unknown) =>
        log.warn({ err, environmentId: id }, 'Nobody knows whether an environment has drifted.'),
      )
      return within(work)
    },
  }
}

async function within(work: Promise<DriftReport>): Promise<DriftReport> {
  const over = new AbortController()
  const tooLong = sleep(LONGEST_ANSWER_MS, undefined, { signal: over.signal }).then(() => {
    throw new TargetError('STILL_LOOKING', 'It is still looked for. Ask for drift(refresh: false) in a minute.', {
      retryable: true,
    })
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    over.abort()
    tooLong.catch(() => {})
  }
}
