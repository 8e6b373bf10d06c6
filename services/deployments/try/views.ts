import { dirname } from 'node:path'
import type { Failure } from '../../../runtime/engine/execution.ts'
import type { UserError } from '../../shared/problems.ts'
import { sourceLocationOf } from '../../shared/source-location.ts'
import type { TriedCall, TryResult } from './job.ts'
import type { SandboxRun, Stopped } from './sandbox-run.ts'

/** What `routeTry` answers. */
export interface TryAnswer {
  readonly outcome?: 'SUCCEEDED' | 'DROPPED' | 'RETRYING' | 'FAILED'
  readonly dropReason?: string
  readonly steps: readonly TryStepView[]
  readonly wouldSend: TryResult['sends']
  readonly failedParts: readonly TryFailedPartView[]
  readonly response?: TryResult['response']
  readonly logs: readonly string[]
  readonly error?: TryErrorView
  readonly durationMs?: number
  readonly leftOut?: { readonly steps: number; readonly sends: number; readonly failedParts: number }
}

/** As a payload: without what every payload has, where there is nothing to say of it. */
export interface TryPayload extends Partial<TryAnswer> {
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}

interface TryStepView
  extends Pick<TriedCall, 'kind' | 'messageId' | 'input' | 'outputs' | 'outputCount' | 'durationMs'> {
  readonly stepId: string
  readonly label: string
  readonly note?: string
}

interface TryErrorView extends Pick<Failure, 'name' | 'message' | 'code' | 'retryable'> {
  readonly stack?: string
  readonly stepId?: string
  readonly sourceLocation?: string
}

interface TryFailedPartView {
  readonly messageId: string
  readonly body: string
  readonly outcome: 'RETRYING' | 'FAILED'
  readonly error: TryErrorView
}

const outcomes = { succeeded: 'SUCCEEDED', dropped: 'DROPPED', retrying: 'RETRYING', failed: 'FAILED' } as const

/**
 * A run as clients see it.
 *
 * @param codeFolder which stands in stacks, and is nobody's business
 * @param words what to say where the run had no end
 */
export function toAnswer(run: SandboxRun, codeFolder: string, words: Readonly<Record<Stopped, string>>): TryAnswer {
  const { result, broken, stopped = 'EXITED', logs, reached } = run
  const view = (failure: Failure) => errorView(failure, codeFolder)
  if (result === undefined) {
    const failure = broken ?? { name: stopped, code: stopped, message: words[stopped], retryable: true }
    const step = reached === undefined ? {} : { step: reached }
    return { steps: [], wouldSend: [], failedParts: [], logs, error: view({ ...step, ...failure }) }
  }
  const { outcome, dropReason, error, calls, sends, failedParts, response, durationMs, leftOut } = result
  return {
    outcome: outcomes[outcome],
    ...(dropReason !== undefined && { dropReason }),
    ...(error !== undefined && { error: view(error) }),
    ...(response !== undefined && { response }),
    steps: calls.map(stepView),
    wouldSend: sends,
    failedParts: failedParts.map((part) => ({ ...part, outcome: outcomes[part.outcome], error: view(part.error) })),
    logs,
    durationMs,
    leftOut: { steps: leftOut.calls, sends: leftOut.sends, failedParts: leftOut.failedParts },
  }
}

function stepView({ step, name: label, requests, ...call }: TriedCall): TryStepView {
  const note = `Not made, but answered with 200 and nothing: ${requests.join(', ')}.`
  return { ...call, stepId: String(step), label, ...(requests.length > 0 && { note }) }
}

function errorView({ name, message, code, retryable, step, stack }: Failure, codeFolder: string): TryErrorView {
  const sourceLocation = sourceLocationOf(stack)
  return {
    name,
    message: within(message, codeFolder),
    code,
    retryable,
    ...(stack !== undefined && { stack: within(stack, codeFolder) }),
    ...(step !== undefined && { stepId: String(step) }),
    ...(sourceLocation !== undefined && { sourceLocation }),
  }
}

/** Files by their names in the project, and nothing of the program that tries. */
const within = (text: string, codeFolder: string): string =>
  text
    .replaceAll(`file://${codeFolder}/`, '')
    .replaceAll(`${codeFolder}/`, '')
    .split('\n')
    .filter((line) => !line.includes(`${dirname(codeFolder)}/`))
    .join('\n')
