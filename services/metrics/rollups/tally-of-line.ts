import { fingerprintOf } from '../errors/fingerprint.ts'
import type { TakenExecution, TakenLine } from '../ingest/taken-line.ts'
import { sketchOf } from './sketch.ts'
import { stepTalliesOf } from './step-flow.ts'
import { addTallies, type ErrorTally, emptyTally, type Tally, totalsOf } from './tally.ts'
import { usageOf } from './usage.ts'

/** What a line adds to the tally of its minute. */
export function tallyOf(line: TakenLine): Tally {
  const { counts, executions, coldStart, part } = line
  const ended = executions.filter(({ outcome, sentAt }) => outcome !== 'retrying' && sentAt !== undefined)
  return {
    totals: totalsOf({
      ...counts,
      deadLettered: sum(executions.map((execution) => deadLettersOf(execution, line))),
      emitted: sum(executions.map(sentBy)),
      bytesIn: sum(executions.map(({ bytesIn }) => bytesIn)),
      bytesOut: sum(executions.map(({ bytesOut }) => bytesOut)),
      invocations: part === 1 ? 1 : 0,
      coldStarts: coldStart ? 1 : 0,
      ...usageOf(line),
    }),
    duration: sketchOf(executions.map(({ durationMs }) => micros(durationMs))),
    endToEnd: sketchOf(ended.map(waitAndWork)),
    steps: stepTalliesOf(executions),
    errors: errorsOf(executions),
  }
}

const micros = (ms: number): number => Math.round(ms * 1_000)

const sentBy = ({ sent }: TakenExecution): number => sum(Object.values(sent))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/**
 * A message that failed is dead-lettered as a whole, otherwise those of its parts that failed are. Who asked an http route directly has
 * been told instead.
 */
function deadLettersOf({ outcome, parts, sentAt }: TakenExecution, { source }: TakenLine): number {
  if (outcome !== 'failed') return parts?.failed ?? 0
  return sentAt === undefined && source?.startsWith('http:') ? 0 : 1
}

/** Clocks differ: nothing ends before it was sent. */
const waitAndWork = ({ sentAt = 0, startedAt, durationMs }: TakenExecution): number =>
  micros(Math.max(durationMs, startedAt + durationMs - sentAt))

/** Added up one by one, so that they are in their order, and no more than a tally has. */
const errorsOf = (executions: readonly TakenExecution[]): readonly ErrorTally[] =>
  executions
    .flatMap(({ error, outcome }): readonly Tally[] => {
      if (error === undefined) return []
      const key = fingerprintOf(error)
      return [{ ...emptyTally, errors: [{ key, count: 1, failed: outcome === 'failed' ? 1 : 0 }] }]
    })
    .reduce(addTallies, emptyTally).errors
