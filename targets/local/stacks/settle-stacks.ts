import type { StackRecord, StackTurn } from './course.ts'
import type { Operation } from './operation-records.ts'
import type { StackRecords } from './stack-records.ts'
import { type Moment, stackStatus } from './stack-words.ts'

/** Tells of all stacks of an operation what they have come to. */
export function tellStacks(
  { token, course }: Pick<Operation, 'token' | 'course'>,
  moment: Moment,
  { records, now }: { readonly records: StackRecords; readonly now: () => number },
  reason?: string,
): void {
  const at = now()
  const because = reason === undefined ? {} : { reason }
  for (const turn of course.turns) {
    const status = stackStatus(turn, moment)
    if (status === undefined) continue
    records.addEvents(token, [{ at, stack: turn.name, status, ...because }])
    const known = records.stack(turn.name) ?? turn.before ?? turn.after
    if (known !== undefined) records.putStack({ ...known, status, ...because, updatedAt: at })
  }
}

/** What is kept of the stacks when an operation has gone as it should, forward or back. */
export function settleStacks({ environmentId, course }: Operation, isBack: boolean, records: StackRecords): void {
  const left = records.stacksWithAny(environmentId)
  for (const turn of course.turns) {
    const record = isBack ? recordBack(turn, records.stack(turn.name)) : turn.after
    if (record !== undefined) records.putStack(record)
    else forget(turn.name)
  }

  /** A stack that has left something is remembered for it. */
  function forget(name: string): void {
    const known = records.stack(name)
    if (known !== undefined && left.has(name)) records.putStack({ ...known, status: 'DELETE_COMPLETE', outputs: {} })
    else records.removeStack(name)
  }
}

/** As it was, but for what has been told of it since. */
function recordBack({ before }: StackTurn, known: StackRecord | undefined): StackRecord | undefined {
  if (before === undefined || known === undefined) return before
  const { status, updatedAt, reason } = known
  return { ...before, status, updatedAt, ...(reason !== undefined && { reason }) }
}
