import { setTimeout as sleep } from 'node:timers/promises'
import { CloudError } from '../cloud-error.ts'
import type { Journal } from '../journal/journal.ts'
import type { Operation, Progress } from './operation-records.ts'
import { relocate } from './relocate.ts'
import type { Place } from './resource.ts'
import { type RunDependencies, runOperation } from './run-operation.ts'
import { tellStacks } from './settle-stacks.ts'

export interface RunnerDependencies extends Omit<RunDependencies, 'persist' | 'isClosing'> {
  readonly journal: Journal
  readonly place: Place
}

const RETRY_MS = 500
/** How long closing waits for the wave that is under way: whoever opens the cloud next does it again otherwise. */
const CLOSING_MS = 2_000

/** Runs operations, one at a time for an environment, each to its end or to that of the process. */
export function operationRunner(deps: RunnerDependencies) {
  const { journal, records, operations, log, place, parts, now } = deps
  const running = new Set<Promise<void>>()
  let isClosing = false

  /** What has happened must be recorded, or nobody could go on from it: a full disk has to be waited for. */
  async function persist(work: () => void): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await journal.write(work)
      } catch (error) {
        if (isClosing || !(error instanceof CloudError)) throw error
        if (tries === 0) log.error({ err: error }, 'an operation on stacks waits, because it cannot be recorded')
        await sleep(RETRY_MS)
      }
    }
  }

  async function goOn(operation: Operation): Promise<void> {
    await runOperation(operation, { ...deps, persist, isClosing: () => isClosing })
    // It may have been begun by a cloud that was at another address.
    if (!isClosing) await relocate(records.stacksOf(operation.environmentId), { records, parts, place, persist, log })
  }

  /** What breaks off goes on from what is recorded: nobody else would bring it to an end, and its environment would stay as it is. */
  async function toItsEnd({ token }: Operation): Promise<void> {
    for (let tries = 0; !isClosing; tries += 1) {
      try {
        const operation = operations.get(token)
        return operation && (await goOn(operation))
      } catch (error) {
        if (isClosing) return
        if (tries === 0) log.error({ err: error, token }, 'an operation on stacks broke off, and is tried again')
        await sleep(RETRY_MS, undefined, { ref: false })
      }
    }
  }

  function run(operation: Operation): void {
    const work = toItsEnd(operation).finally(() => running.delete(work))
    running.add(work)
  }

  /** @throws {CloudError} `BUSY`, while something is being done to the stacks of an environment */
  function ensureIdle(environmentId: string): void {
    if (operations.runningOf(environmentId) === undefined) return
    throw new CloudError(
      'BUSY',
      'Something else is being done to the stacks of this environment: try again when it has ended.',
      { status: 409 },
    )
  }

  return {
    ensureIdle,
    /** Records an operation as begun and runs it; one that is known already goes on as it does. */
    async begin(operation: Omit<Operation, 'progress'>, progress?: Progress): Promise<void> {
      const { token, environmentId } = operation
      const isNew = await journal.write(() => {
        if (operations.outcomeOf(token) !== undefined) return false
        ensureIdle(environmentId)
        operations.add(operation, progress)
        tellStacks(operation, progress === undefined ? 'begins' : 'goes back', { records, now }, 'It was asked for.')
        return true
      })
      const begun = operations.get(token)
      if (isNew && begun !== undefined) run(begun)
    },
    /** Goes on with what the last process has not finished, and tells what is there where the cloud is now. */
    async resume(): Promise<void> {
      for (const operation of operations.running()) run(operation)
      const settled = records
        .allStacks()
        .filter(({ environmentId }) => operations.runningOf(environmentId) === undefined)
      await relocate(settled, { records, parts, place, persist, log })
    },
    async close(): Promise<void> {
      isClosing = true
      await Promise.race([Promise.all(running), sleep(CLOSING_MS, undefined, { ref: false })])
    },
  }
}
