import type { StackOutcome } from '../../driver.ts'
import type { Task } from './course.ts'
import { doWave, recordWave, type WaveDependencies, type WaveResult } from './do-wave.ts'
import type { Operation, OperationRecords, Progress } from './operation-records.ts'
import { settleStacks, tellStacks } from './settle-stacks.ts'
import type { Moment } from './stack-words.ts'

/** What running an operation needs. */
export interface RunDependencies extends WaveDependencies {
  readonly operations: OperationRecords
  /** Does work in one step that is on disk when it answers; does not give up as long as there is hope. */
  readonly persist: (work: () => void) => Promise<void>
  /** Opens secrets and lets functions have them; none where they are absent. */
  readonly useSecrets: (environmentId: string, sealed: string | undefined) => Promise<void>
  /** Tells those who wait for events of an operation. */
  readonly tell: (token: string) => void
  /** Whether the cloud is closing: then whoever opens it next goes on. */
  readonly isClosing: () => boolean
}

/**
 * Brings an operation to its end, from wherever it is. Every wave is told, done and recorded; what is not recorded when the process
 * ends is done again by the next one, to the same effect.
 */
export async function runOperation(operation: Operation, deps: RunDependencies): Promise<void> {
  let at = operation
  while (at.outcome === undefined && !deps.isClosing()) at = await turns[at.progress.phase](at, deps)
}

type Turn = (operation: Operation, deps: RunDependencies) => Promise<Operation>

const turns: { readonly [phase in Progress['phase']]: Turn } = {
  async forward(operation, deps) {
    const { environmentId, token, course, progress } = operation
    if (!progress.begun && deps.operations.isCancelled(token)) return goBack(operation, progress.wave - 1, deps)
    const wave = course.forward[progress.wave]
    if (course.secrets !== undefined && progress.wave === 0) {
      await deps.useSecrets(environmentId, course.secrets.after)
    }
    if (wave === undefined) return tidy(operation, deps)
    const tasks = wave.map((step) => step.do)
    const { begun, failed, record } = await inWave(operation, tasks, deps)
    if (failed.length > 0) return goBack(begun, progress.wave, deps, { failed, record })
    return move(begun, { wave: progress.wave + 1 }, deps, record)
  },

  async backward(operation, deps) {
    const { environmentId, token, kind, course, progress } = operation
    // First of all, so that what starts from now on has the old ones.
    if (course.secrets !== undefined) await deps.useSecrets(environmentId, course.secrets.before)
    const wave = course.forward[progress.wave]
    if (wave === undefined) {
      const outcome = deps.operations.isCancelled(token) ? 'cancelled' : 'rolled-back'
      return end(operation, kind === 'recovery' ? 'succeeded' : outcome, { moment: 'is back' }, deps)
    }
    const tasks = wave.flatMap(({ undo }) => undo ?? [])
    const { begun, failed, record } = await inWave(operation, tasks, deps)
    if (failed.length > 0) {
      return end(begun, 'failed', { moment: 'cannot go back', reason: failing(failed), record }, deps)
    }
    return move(begun, { wave: progress.wave - 1 }, deps, record)
  },

  async cleanup(operation, deps) {
    const { environmentId, kind, course, progress } = operation
    const wave = course.cleanup[progress.wave]
    if (wave === undefined) {
      if (kind === 'removal') await deps.useSecrets(environmentId, undefined)
      return end(operation, 'succeeded', { moment: 'ends' }, deps)
    }
    const { begun, failed, record } = await inWave(operation, wave, deps)
    // The new release works without: what could not be removed is listed. Whoever wants all removed hears of it.
    if (failed.length > 0 && kind === 'removal') {
      return end(begun, 'failed', { moment: 'cannot be removed', reason: failing(failed), record }, deps)
    }
    return move(begun, { wave: progress.wave + 1 }, deps, record)
  },
}

/** Tells and does the tasks of a wave; what was told before the process ended is not told again. */
async function inWave(
  operation: Operation,
  tasks: readonly Task[],
  deps: RunDependencies,
): Promise<WaveResult & { readonly begun: Operation }> {
  const { token, progress } = operation
  const begun = progress.begun
    ? operation
    : await move(operation, { begun: true }, deps, () => recordWave(token, tasks, deps))
  return { begun, ...(await doWave(token, tasks, deps)) }
}

/** Turns round: what was done up to a wave, and perhaps a part of it, is undone. */
function goBack(
  operation: Operation,
  wave: number,
  deps: RunDependencies,
  { failed, record }: WaveResult = { failed: [], record: () => {} },
): Promise<Operation> {
  return move(operation, { phase: 'backward', wave }, deps, () => {
    record()
    tellStacks(operation, 'goes back', deps, failed.length === 0 ? 'Somebody cancelled it.' : failing(failed))
  })
}

const failing = (logicalIds: readonly string[]): string =>
  `The following resource(s) failed: [${logicalIds.join(', ')}].`

/** All is made: from here on there is no way back. */
function tidy(operation: Operation, deps: RunDependencies): Promise<Operation> {
  return move(operation, { phase: 'cleanup', wave: 0 }, deps, () => {
    if (operation.course.cleanup.length > 0) tellStacks(operation, 'tidies', deps)
  })
}

/** Goes on to a place in the course, in one step with what is recorded. */
async function move(
  operation: Operation,
  change: Partial<Progress>,
  { persist, operations, tell }: RunDependencies,
  record: () => void = () => {},
): Promise<Operation> {
  const progress = { ...operation.progress, begun: false, ...change }
  await persist(() => {
    record()
    operations.progress(operation.token, progress)
  })
  tell(operation.token)
  return { ...operation, progress }
}

interface Ending {
  readonly moment: Moment
  readonly reason?: string
  readonly record?: () => void
}

async function end(
  operation: Operation,
  outcome: StackOutcome,
  { moment, reason, record }: Ending,
  deps: RunDependencies,
): Promise<Operation> {
  const { token, environmentId, course } = operation
  await deps.persist(() => {
    record?.()
    tellStacks(operation, moment, deps, reason)
    if (outcome !== 'failed') settleStacks(operation, moment === 'is back', deps.records)
    if (moment === 'ends') deps.records.putSecrets(environmentId, course.secrets?.after)
    deps.operations.end(operation, outcome)
  })
  deps.tell(token)
  return { ...operation, outcome }
}
