import type { Handler } from '../../../../runtime/engine/handler.ts'
import type { RejectedPart, Send } from '../../../../runtime/engine/ports.ts'
import type { RouteDefinition, UserFunction } from '../../../../runtime/route/functions.ts'
import type { Step } from '../../../../runtime/route/route.ts'
import type { FailedPart, TriedCall, TriedSend, TryResult } from '../job.ts'

/** What is shown of a try: enough to see what a route does, and little enough to look at. */
const MOST_CALLS = 200
const MOST_OUTPUTS = 50
const MOST_SENDS = 200
const MOST_FAILED_PARTS = 50
/** In characters: of one text, and of all together. */
const LONGEST_TEXT = 10_000
const ALL_TEXT = 1_000_000

type Draft<T> = { -readonly [K in keyof T]: T[K] }
interface DraftCall extends Draft<Omit<TriedCall, 'outputs' | 'requests'>> {
  readonly outputs: string[]
  readonly requests: string[]
}

/** Writes down what a route does. */
export interface Recording {
  /** Puts a watch around a step. */
  readonly around: (handler: Handler, step: number) => Handler
  readonly send: (sends: readonly Send[]) => void
  readonly reject: (part: RejectedPart) => void
  /** Stands in for `fetch`: writes the request down, and answers it with 200 and nothing. */
  readonly fetch: typeof globalThis.fetch
  readonly taken: () => Pick<TryResult, 'calls' | 'sends' | 'failedParts' | 'leftOut'>
}

/** @param reached told of each step that is reached for the first time */
export function createRecording(route: RouteDefinition, reached: (step: number) => void): Recording {
  const calls: DraftCall[] = []
  const sends: TriedSend[] = []
  const failedParts: FailedPart[] = []
  const leftOut = { calls: 0, sends: 0, failedParts: 0 }
  const seen = new Set<number>()
  let left = ALL_TEXT
  let current: DraftCall | undefined

  const cut = (text: string): string => {
    const shown = text.slice(0, Math.min(LONGEST_TEXT, left))
    left -= shown.length
    return shown.length < text.length ? `${shown}…` : shown
  }

  function begin(step: number, messageId: string, input: string): DraftCall | undefined {
    if (!seen.has(step)) reached(step)
    seen.add(step)
    if (calls.length >= MOST_CALLS) {
      leftOut.calls += 1
      return undefined
    }
    const what = describe(route.steps[step])
    const call = {
      step,
      ...what,
      messageId,
      input: cut(input),
      outputs: [],
      outputCount: 0,
      durationMs: 0,
      requests: [],
    }
    calls.push(call)
    return call
  }

  const around =
    (handler: Handler, step: number): Handler =>
    async (run, next) => {
      const call = begin(step, run.message.id, run.body)
      current = call
      const begun = performance.now()
      let behindMs = 0
      try {
        await handler(run, async (passed) => {
          const passedOn = performance.now()
          if (call !== undefined) note(call, passed.body)
          try {
            await next(passed)
          } finally {
            behindMs += performance.now() - passedOn
            current = call
          }
        })
      } finally {
        if (call !== undefined) call.durationMs = round(performance.now() - begun - behindMs)
      }
    }

  function note(call: DraftCall, output: string): void {
    call.outputCount += 1
    if (call.outputs.length < MOST_OUTPUTS) call.outputs.push(cut(output))
  }

  function keep(send: TriedSend): void {
    if (sends.length < MOST_SENDS) sends.push({ ...send, body: cut(send.body) })
    else leftOut.sends += 1
  }

  return {
    around,
    send(made) {
      for (const { target, message } of made) {
        keep({ endpoint: target.uri, body: message.body, headers: message.headers })
      }
    },
    reject({ message, outcome, failure: error }) {
      if (failedParts.length >= MOST_FAILED_PARTS) leftOut.failedParts += 1
      else failedParts.push({ messageId: message.id, body: cut(message.body), outcome, error })
    },
    async fetch(input, init) {
      const request = new Request(input, init)
      const endpoint = `${request.method} ${request.url}`
      current?.requests.push(endpoint)
      keep({ endpoint, body: await request.text(), headers: Object.fromEntries(request.headers) })
      return new Response(null, { status: 200 })
    },
    taken: () => ({ calls, sends, failedParts, leftOut }),
  }
}

const round = (ms: number): number => Math.round(ms * 1_000) / 1_000

function describe(step: Step<UserFunction> | undefined): Pick<TriedCall, 'kind' | 'name'> {
  if (step === undefined) throw new Error('A step was called that the route does not have.')
  switch (step.kind) {
    case 'tap':
      return { kind: step.kind, name: step.to.uri }
    case 'branch':
      return { kind: step.kind, name: step.rules.map(({ processor }) => processor.name).join(', ') }
    case 'validate':
      return { kind: step.kind, name: 'schema' }
    default:
      return { kind: step.kind, name: step.processor.name }
  }
}
