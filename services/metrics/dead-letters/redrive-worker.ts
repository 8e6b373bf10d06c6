import { randomUUID } from 'node:crypto'
import { TargetError } from '../../../targets/driver.ts'
import type { RedriveRecord } from './model.ts'
import { type RedriveWork, redriveSome } from './redrive-some.ts'

/** Works on redrives in the background: each by one process at a time, and after a crash by another one, or by the same. */
export interface RedriveWorker {
  /** Begins with one at once. */
  begin(id: string): void
  /** Begins with all that nobody works on. */
  resume(): Promise<void>
  /** Ends when the letter that is being sent has been. The rest is for whoever resumes. */
  close(): Promise<void>
}

/** As long as a process may be silent before another one takes over. */
const LEASE_MS = 30_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
const MOST_RESUMED = 100

export function createRedriveWorker(work: RedriveWork): RedriveWorker {
  const worker = randomUUID()
  const running = new Map<string, Promise<void>>()
  const stop = new AbortController()

  const begin = (id: string): void => {
    if (running.has(id) || stop.signal.aborted) return
    const done = redriveAll(work, worker, id, stop.signal)
      .catch((err: unknown) => work.log.error({ err, redrive: id }, 'A redrive failed, and will be resumed.'))
      .finally(() => running.delete(id))
    running.set(id, done)
  }
  return {
    begin,
    async resume() {
      const range = { field: 'leasedUntil', lt: work.now() } as const
      const left = await work.redrives.find({ where: { state: 'RUNNING' }, range, limit: MOST_RESUMED })
      for (const { id } of left) begin(id)
    },
    async close() {
      stop.abort()
      await Promise.all(running.values())
    },
  }
}

/** Takes up letters in portions of a second, as long as there are any. */
async function redriveAll(work: RedriveWork, worker: string, id: string, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const redrive = await lease(work, worker, id)
    if (redrive === undefined) return
    const startedAt = work.now().getTime()
    try {
      const taken = await redriveSome(work, redrive, signal)
      failures = 0
      if (taken === undefined) return await end(work, id, { state: 'FINISHED' })
      const spent = work.now().getTime() - startedAt
      await work.sleep(Math.max(0, (taken / redrive.maxPerSecond) * 1_000 - spent), signal)
    } catch (error) {
      if (!(error instanceof TargetError)) throw error
      if (!error.retryable) return await giveUp(work, id, error)
      await waitForTarget(work, id, { error, failures }, signal)
      failures += 1
    }
  }
  await work.redrives.update(id, { set: { leasedUntil: work.now() } }, { worker, state: 'RUNNING' })
}

/** The redrive, if it is this worker's to go on with. */
async function lease({ redrives, now }: RedriveWork, worker: string, id: string): Promise<RedriveRecord | undefined> {
  const at = now()
  const set = { worker, leasedUntil: new Date(at.getTime() + LEASE_MS) }
  return (
    (await redrives.update(id, { set }, { state: 'RUNNING', worker })) ??
    (await redrives.update(id, { set }, { state: 'RUNNING', leasedUntil: { lt: new Date(at.getTime() + 1) } }))
  )
}

/** Is told of once, and not with each try. */
async function waitForTarget(
  { log, sleep }: RedriveWork,
  id: string,
  { error, failures }: { readonly error: TargetError; readonly failures: number },
  signal: AbortSignal,
): Promise<void> {
  if (failures === 0) log.warn({ err: error, redrive: id }, 'A redrive waits for its target.')
  await sleep(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures), signal)
}

async function giveUp(work: RedriveWork, id: string, error: TargetError): Promise<void> {
  work.log.error({ err: error, redrive: id }, 'The target refused a redrive, which has ended.')
  await end(work, id, { state: 'FAILED', problem: error.message })
}

async function end(
  work: RedriveWork,
  id: string,
  set: Pick<RedriveRecord, 'state'> & Partial<Pick<RedriveRecord, 'problem'>>,
): Promise<void> {
  const change = { set: { ...set, finishedAt: work.now() }, unset: ['order'] } as const
  const ended = await work.redrives.update(id, change, { state: 'RUNNING' })
  if (ended !== undefined) await work.progress(ended)
}
