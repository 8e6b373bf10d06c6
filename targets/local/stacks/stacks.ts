import type { DataDisposal, Finding, StackDriver, StackEvents, StackPlan, StackState } from '../../driver.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Journal } from '../journal/journal.ts'
import { conflictsWith } from './conflicts.ts'
import type { Course } from './course.ts'
import { describeStacks, driftOf } from './describe.ts'
import { stackEvents } from './events.ts'
import type { Parts } from './kinds/kind.ts'
import { operationRecords, operationTable } from './operation-records.ts'
import { operationRunner } from './operation-runner.ts'
import { preflightFindings, takenStacks } from './preflight.ts'
import { recoveryOf } from './recovery.ts'
import { type BareRelease, blueprintsOf, ensureTaken, planOf } from './release.ts'
import { type Existing, releaseCourse } from './release-course.ts'
import { removalCourse } from './removal-course.ts'
import type { Place } from './resource.ts'
import { sealedSecrets } from './sealed-secrets.ts'
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

/** Opens the stacks of the journal, and goes on with what was not finished. */
export async function openStacks(deps: StacksDependencies): Promise<Stacks> {
  const { journal, parts, place, sealingKey, now } = deps
  journal.define(stackTables + operationTable)
  const records = stackRecords(journal.database)
  const operations = operationRecords(journal.database)
  const { read, tell, close: closeEvents } = stackEvents(records, operations)
  const conflictOf = conflictsWith(records, parts)
  const secrets = sealedSecrets(parts.functions, sealingKey)
  const runner = operationRunner({ ...deps, records, operations, useSecrets: secrets.use, tell })

  const existing = (environmentId: string): Existing => ({
    stacks: records.stacksOf(environmentId),
    resources: records.resourcesOf(environmentId),
    conflictOf,
  })

  await runner.resume()

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
    async execute(release, plain, planId, token) {
      if (operations.outcomeOf(token) !== undefined) return
      const { environmentId, deploymentId, revision } = release
      const { blueprints, problems } = await blueprintsOf(release, place)
      ensureTaken(problems)
      // Another call with the token may have come first.
      if (operations.outcomeOf(token) !== undefined) return
      runner.ensureIdle(environmentId)
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
        secrets: { after: secrets.seal(environmentId, plain), ...(old !== undefined && { before: old }) },
      }
      await runner.begin({ token, environmentId, kind: 'release', course })
    },
    events: read,
    async cancel(token) {
      await journal.write(() => operations.cancel(token))
    },
    async recover(environmentId, token, skip) {
      if (operations.outcomeOf(token) !== undefined) return
      runner.ensureIdle(environmentId)
      const { course, progress } = recoveryOf(operations.last(environmentId), skip)
      await runner.begin({ token, environmentId, kind: 'recovery', course }, progress)
    },
    async destroy(environmentId, data, token) {
      if (operations.outcomeOf(token) !== undefined) return
      runner.ensureIdle(environmentId)
      const { stacks, resources } = existing(environmentId)
      await runner.begin({
        token,
        environmentId,
        kind: 'removal',
        course: removalCourse(stacks, resources, data, parts),
      })
    },
    describe: (environmentId) =>
      describeStacks(records.stacksOf(environmentId), records.resourcesOf(environmentId), place),
    drift: (environmentId) => driftOf(records.resourcesOf(environmentId), parts),
    async close() {
      closeEvents()
      await runner.close()
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
