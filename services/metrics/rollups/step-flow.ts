import type { Span } from '../../../runtime/engine/execution.ts'
import type { TakenExecution } from '../ingest/taken-line.ts'
import { sketchOf } from './sketch.ts'
import { MOST_STEPS, type StepTally } from './tally.ts'

/** What went into a step in one execution, and what became of it. */
interface Flow {
  readonly key: string
  readonly in: number
  readonly out: number
  readonly dropped: number
  readonly failed: number
  readonly durationUs: number
}

/** What the steps of executions did, in the order of their keys. */
export function stepTalliesOf(executions: readonly TakenExecution[]): readonly StepTally[] {
  const byKey = Map.groupBy(executions.flatMap(flowsOf), ({ key }) => key)
  return [...byKey.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, MOST_STEPS)
    .map(([key, flows]) => ({
      key,
      in: sumOf(flows, 'in'),
      out: sumOf(flows, 'out'),
      dropped: sumOf(flows, 'dropped'),
      failed: sumOf(flows, 'failed'),
      duration: sketchOf(flows.map(({ durationUs }) => durationUs)),
    }))
}

const sumOf = (flows: readonly Flow[], field: Exclude<keyof Flow, 'key'>): number =>
  flows.reduce((sum, flow) => sum + flow[field], 0)

/**
 * Spans say how often a step was called. What it passed on is what the next step was called with; behind the last one that ran it
 * is what succeeded.
 */
function flowsOf(execution: TakenExecution): readonly Flow[] {
  const { spans } = execution
  return spans.map((span, index) => {
    const next = spans[index + 1]
    const out = next === undefined ? succeededOf(execution) : next.calls
    return {
      key: `${String(span.step).padStart(3, '0')} ${span.kind}`,
      in: span.calls,
      out,
      dropped: next === undefined ? droppedAtLast(execution, span, out) : droppedAt(span, out),
      failed: span.errors,
      durationUs: Math.round(span.durationMs * 1_000),
    }
  })
}

const succeededOf = ({ outcome, parts }: TakenExecution): number =>
  parts === undefined ? Number(outcome === 'succeeded') : parts.succeeded

/** What neither went on nor failed; a split makes more of what comes in, or it makes nothing. */
const droppedAt = ({ kind, calls, errors }: Span, out: number): number =>
  kind === 'split' && out > 0 ? 0 : Math.max(0, calls - errors - out)

/** Behind the last step the sending may fail too, which is no drop. */
function droppedAtLast({ outcome, parts }: TakenExecution, span: Span, out: number): number {
  const ofMessage = Number(outcome === 'dropped')
  return Math.min(droppedAt(span, out), parts === undefined || parts.made === 0 ? ofMessage : parts.dropped)
}
