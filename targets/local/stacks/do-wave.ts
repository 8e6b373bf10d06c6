import type { CloudLog } from '../cloud-log.ts'
import type { Task } from './course.ts'
import type { Parts } from './kinds/kind.ts'
import { perform, type TaskResult } from './perform.ts'
import type { StackRecords } from './stack-records.ts'
import { beginning, ending, statusAfter } from './stack-words.ts'

export interface WaveDependencies {
  readonly records: StackRecords
  readonly parts: Parts
  readonly log: CloudLog
  readonly now: () => number
}

/** How a wave went. */
export interface WaveResult {
  /** Logical ids. */
  readonly failed: readonly string[]
  /** Records it; for the transaction that goes on from it. */
  readonly record: () => void
}

/** Tells that tasks have begun. */
export function recordWave(token: string, tasks: readonly Task[], { records, now }: WaveDependencies): void {
  const at = now()
  const told = tasks.filter(({ isQuiet }) => isQuiet !== true)
  records.addEvents(
    token,
    told.map((task) => beginning(task, at)),
  )
  for (const task of told) recordBeginning(task, at, records)
}

/** Does tasks that do not depend on one another, all at once. */
export async function doWave(token: string, tasks: readonly Task[], deps: WaveDependencies): Promise<WaveResult> {
  const { records, parts, log, now } = deps
  const done = await Promise.all(tasks.map(async (task) => [task, await perform(task, parts, log)] as const))
  return {
    failed: done.flatMap(([{ resource }, { end }]) => (end === 'failed' ? [resource.logicalId] : [])),
    record() {
      const at = now()
      const told = done.filter(([{ isQuiet }, { end }]) => isQuiet !== true || end === 'failed')
      records.addEvents(
        token,
        told.map(([task, result]) => ending(task, result, at)),
      )
      for (const [task, result] of done) recordEnding(task, result, at, records)
    },
  }
}

function recordBeginning({ resource, verb, act, conflict }: Task, at: number, records: StackRecords): void {
  if (conflict !== undefined) return
  if (verb === 'IMPORT') records.takeUp(resource)
  const state = act === 'put' ? 'current' : records.stateOf(resource)
  if (state !== undefined) records.putResource({ resource, state, status: `${verb}_IN_PROGRESS`, updatedAt: at })
}

function recordEnding(task: Task, result: TaskResult, at: number, records: StackRecords): void {
  const { resource, act, isQuiet, conflict, supersedes, restores } = task
  if (conflict !== undefined) return
  if (isQuiet === true && result.end === 'done') records.refreshResource(resource)
  else if (result.end === 'done' && act !== 'put') records.removeResource(resource)
  else records.putResource(recordAfter(task, result, at))
  if (result.end === 'failed') return
  if (supersedes !== undefined) records.setState(supersedes, 'superseded')
  if (restores !== undefined) records.setState(restores, 'current')
}

/** What could not be removed, or was not to be, is there, and no longer of the stack. */
const recordAfter = ({ resource, verb, act }: Task, result: TaskResult, updatedAt: number) => ({
  resource,
  state: act === 'put' ? ('current' as const) : ('retained' as const),
  status: statusAfter(verb, result),
  ...(result.end !== 'done' && { reason: result.reason }),
  updatedAt,
})
