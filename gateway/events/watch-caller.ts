import type { Caller } from '../../services/shared/caller.ts'
import type { Outlet } from './outlet.ts'

/** How a stream finds out, while it lasts, who is at its other end. */
export interface CallerWatch {
  /**
   * Who it is by now.
   *
   * @throws {Error} when that cannot be found out
   */
  readonly now: () => Promise<Caller>
  readonly everyMs: number
  /** Told each time. @returns whether the caller may still have the stream */
  readonly admit: (caller: Caller) => boolean
}

/** How often in a row it may be impossible to find out. */
const MOST_FAILURES = 2

/** Looks again and again who the caller is, and ends the stream of one who may not have it any more. */
export async function watchCaller(outlet: Outlet, { now, everyMs, admit }: CallerWatch): Promise<void> {
  for (let failures = 0; !outlet.over.aborted; ) {
    await outlet.pause(everyMs)
    if (outlet.over.aborted) return
    const found = await now().catch((): 'failed' => 'failed')
    failures = found === 'failed' ? failures + 1 : 0
    const goesOn = found === 'failed' ? failures < MOST_FAILURES : admit(found)
    if (!goesOn) outlet.end()
  }
}
