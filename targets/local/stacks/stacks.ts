import { setTimeout as sleep } from 'node:timers/promises'
import type { DataDisposal, Finding, StackDriver, StackEvents, StackPlan, StackState } from '../../driver.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Journal } from '../journal/journal.ts'
import { seal, unseal } from '../sealing.ts'
import { conflictsWith } from './conflicts.ts'
import type { Course } from './course.ts'
import { describeStacks, driftOf } from './describe.ts'
import { stackEvents } from './events.ts'
import type { Parts } from './kinds/kind.ts'
import { type Operation, operationRecords, operationTable, type Progress } from './operation-records.ts'
import { preflightFindings, takenStacks } from './preflight.ts'
import { recoveryOf } from './recovery.ts'
import { type BareRelease, blueprintsOf, ensureTaken, planOf } from './release.ts'
import { type Existing, releaseCourse } from './release-course.ts'
import { relocate } from './relocate.ts'
import { removalCourse } from './removal-course.ts'
import type { Place } from './resource.ts'
import { runOperation } from './run-operation.ts'
import { tellStacks } from './settle-stacks.ts'
import { stackRecords, stackTables } from './stack-records.ts'

export interface StacksDependencies {
  readonly journal: Journal
  readonly parts: Parts
  readonly place: Place
  /** Seals secrets at rest: 32 bytes. */
  readonly sealingKey: Buffer
  readonly log: CloudLog
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Stacks: what templates become. In the words of the driver, which brings its calls here. */
export interface Stacks {
  preflight(release: BareRelease): Promise<readonly Finding[]>
  plan(release: BareRelease): Promise<StackPlan>
  /** Answers when it is certain to go on. @throws {CloudError} `PLAN_STALE`, `BUSY`, `NEEDS_RECOVERY`, `TEMPLATE_REFUSED` */
  execute(release: BareRelease, secrets: Readonly<Record<string, string>>, planId: string, token: string): Promise<void>
  events(token: string, after: number, waitMs: number, signal?: AbortSignal): Promise<StackEvents>
  cancel(token: string): Promise<void>
  recover(environmentId: string, token: string, skip: readonly string[]): Promise<void>
  destroy(environmentId: string, data: DataDisposal, token: string): Promise<void>
  describe(environmentId: string): readonly StackState[]
  drift(environmentId: string): Awaited<ReturnType<StackDriver['drift']>>
  close(): Promise<void>
}

const RETRY_MS = 500
/** How long closing waits for the wave that is under way: whoever opens the cloud next does it again otherwise. */
const CLOSING_MS = 2_000

/** Opens the stacks of the journal, and goes on with what was not finished. */
export async function openStacks(deps: StacksDependencies): Promise<Stacks> {
  const { journal, parts, place, sealingKey, log, now } = deps
  journal.define(stackTables + operationTable)
  const records = stackRecords(journal.database)
  const operations = operationRecords(journal.database)
  const { read, tell, close: closeEvents } = stackEvents(records, operations)
  const conflictOf = conflictsWith(records, parts)
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

  const sealed = (environmentId: string, secrets: Readonly<Record<string, string>>): string =>
    seal(JSON.stringify(secrets), sealingKey, environmentId).toString('base64')

  async function useSecrets(environmentId: string, text: string | undefined): Promise<void> {
    const opened = text === undefined ? '{}' : unseal(Buffer.from(text, 'base64'), sealingKey, environmentId)
    await parts.functions.putSecrets(environmentId, JSON.parse(opened))
  }

  const existing = (environmentId: string): Existing => ({
    stacks: records.stacksOf(environmentId),
    resources: records.resourcesOf(environmentId),
    conflictOf,
  })

  function run(operation: Operation): void {
    const isDone = (): boolean => isClosing
    const work = runOperation(operation, {
      records,
      operations,
      parts,
      log,
      now,
      persist,
      useSecrets,
      tell,
      isClosing: isDone,
    })
      .then(() =>
        isClosing ? undefined : relocate(records.stacksOf(operation.environmentId), { records, parts, place, persist }),
      )
      .catch((error: unknown) => {
        if (!isClosing) log.error({ err: error, token: operation.token }, 'an operation on stacks broke off')
      })
      .finally(() => running.delete(work))
    running.add(work)
  }

  /** Records an operation as begun and runs it; one that is known already goes on as it does. */
  async function begin(operation: Omit<Operation, 'progress'>, progress?: Progress): Promise<void> {
    const { token, environmentId } = operation
    const isNew = await journal.write(() => {
      if (operations.outcomeOf(token) !== undefined) return false
      ensureIdle(environmentId)
      operations.add(operation, progress)
      tellStacks(
        operation,
        progress === undefined ? 'begins' : 'goes back',
        { records, now },
        'Asked for by a deployment.',
      )
      return true
    })
    const begun = operations.get(token)
    if (isNew && begun !== undefined) run(begun)
  }

  function ensureIdle(environmentId: string): void {
    if (operations.runningOf(environmentId) === undefined) return
    throw new CloudError(
      'BUSY',
      'Something else is being done to the stacks of this environment: try again when it has ended.',
      {
        status: 409,
      },
    )
  }

  for (const operation of operations.running()) run(operation)
  await relocate(
    records.allStacks().filter(({ environmentId }) => operations.runningOf(environmentId) === undefined),
    { records, parts, place, persist },
  )

  return {
    async preflight(release) {
      const read = await blueprintsOf(release, place)
      return preflightFindings(release, read, existing(release.environmentId), {
        records,
        parts,
      })
    },
    async plan(release) {
      const { blueprints, problems } = await blueprintsOf(release, place)
      ensureTaken(problems)
      return planOf(blueprints, records.stacksOf(release.environmentId))
    },
    async execute(release, secrets, planId, token) {
      if (operations.outcomeOf(token) !== undefined) return
      const { environmentId, deploymentId, revision } = release
      const { blueprints, problems } = await blueprintsOf(release, place)
      ensureTaken(problems)
      // Another call with the token may have come first.
      if (operations.outcomeOf(token) !== undefined) return
      ensureIdle(environmentId)
      const [taken] = takenStacks(release, records)
      if (taken !== undefined) throw new CloudError(taken.code, taken.message, { status: 409 })
      const before = existing(environmentId)
      ensureRecovered(before)
      if (planOf(blueprints, before.stacks).id !== planId) {
        throw new CloudError('PLAN_STALE', 'The stacks have changed since this plan was made: plan again.', {
          status: 409,
        })
      }
      const owner = { environmentId, deploymentId, revision }
      const old = records.secretsOf(environmentId)
      const course: Course = {
        ...releaseCourse(blueprints, before, { owner, place, now: now() }),
        secrets: { after: sealed(environmentId, secrets), ...(old !== undefined && { before: old }) },
      }
      await begin({ token, environmentId, kind: 'release', course })
    },
    events: read,
    async cancel(token) {
      await journal.write(() => operations.cancel(token))
    },
    async recover(environmentId, token, skip) {
      if (operations.outcomeOf(token) !== undefined) return
      ensureIdle(environmentId)
      const { course, progress } = recoveryOf(operations.last(environmentId), skip)
      await begin({ token, environmentId, kind: 'recovery', course }, progress)
    },
    async destroy(environmentId, data, token) {
      if (operations.outcomeOf(token) !== undefined) return
      ensureIdle(environmentId)
      const { stacks, resources } = existing(environmentId)
      await begin({ token, environmentId, kind: 'removal', course: removalCourse(stacks, resources, data, parts) })
    },
    describe: (environmentId) =>
      describeStacks(records.stacksOf(environmentId), records.resourcesOf(environmentId), place),
    drift: (environmentId) => driftOf(records.resourcesOf(environmentId), parts),
    async close() {
      isClosing = true
      closeEvents()
      await Promise.race([Promise.all(running), sleep(CLOSING_MS, undefined, { ref: false })])
    },
  }
}

/** As CloudFormation does: an update on top of half a rollback would make it worse. */
function ensureRecovered({ stacks }: Existing): void {
  const stuck = stacks.filter(({ status }) => status.endsWith('ROLLBACK_FAILED')).map(({ name }) => name)
  if (stuck.length === 0) return
  throw new CloudError(
    'NEEDS_RECOVERY',
    `The rollback of ${stuck.join(', ')} did not end: recover the stacks before the next deployment.`,
    { status: 409 },
  )
}
