import type { PermanentError } from '../errors.ts'
import { attempt, then } from './call.ts'
import { attemptsOf, fateOf, toFailure } from './failure.ts'
import type { Next } from './handler.ts'
import { partOf } from './outgoing.ts'
import type { RejectedPart, Send } from './ports.ts'
import { type Exit, type Run, release, startRun } from './run.ts'
import { countPart, countsOf, fail } from './trace.ts'

/** What a splitter makes: the body of a part, or the reason why there is none. */
export type Part = string | PermanentError

/** Takes part number `n` through the rest of the route. A failing part is rejected, alone. */
export function passApart(parent: Run, next: Next, part: Part, n: number, resumeAt: number): void | Promise<void> {
  const run = startPart(parent, parent.exit, part, n)
  const failed = (error: unknown): void | Promise<void> => {
    const failure = fail(run.trace, error)
    const outcome = fateOf(failure, run.message.attempt, attemptsOf(run.route))
    return then(run.exit.reject({ message: run.message, outcome, resumeAt, failure }), (became) =>
      countPart(run.trace, became ?? outcome),
    )
  }
  return attempt(() => pass(run, next, part), failed)
}

/** Takes part number `n` through the rest of the route. A failing part is thrown: its siblings share its fate. */
export async function passTogether(parent: Run, exit: Exit, next: Next, part: Part, n: number): Promise<void> {
  try {
    await pass(startPart(parent, exit, part, n), next, part)
  } catch (error) {
    countPart(parent.trace, 'failed')
    throw error
  }
}

function startPart(parent: Run, exit: Exit, part: Part, n: number): Run {
  return startRun(parent, exit, partOf(parent, n, typeof part === 'string' ? part : (part.body ?? '')))
}

function pass(run: Run, next: Next, part: Part): void | Promise<void> {
  if (typeof part !== 'string') throw part
  const released = then(next(run), () => release(run))
  return then(released, () => countPart(run.trace, run.dropReason === undefined ? 'succeeded' : 'dropped'))
}

/** Holds back what parts send until all of them have arrived. When one fails, none of it leaves and all have failed. */
export async function allOrNothing<T>(run: Run, work: (exit: Exit) => Promise<T>): Promise<T> {
  const before = { ...countsOf(run.trace) }
  const sends: Send[] = []
  const rejected: RejectedPart[] = []
  try {
    const result = await work({
      send: (more) => {
        for (const send of more) sends.push(send)
      },
      reject: (part) => {
        rejected.push(part)
      },
    })
    if (sends.length > 0) await run.exit.send(sends)
    for (const part of rejected) await run.exit.reject(part)
    return result
  } catch (error) {
    shareFate(run, before, error)
    throw error
  }
}

function shareFate({ trace, route, message }: Run, before: ReturnType<typeof countsOf>, error: unknown): void {
  const counts = countsOf(trace)
  const fate = fateOf(toFailure(error), message.attempt, attemptsOf(route))
  const { made } = counts
  Object.assign(counts, before, { made })
  counts[fate] += made - before.made
}
