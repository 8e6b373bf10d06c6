import type { Callee } from '../engine/call.ts'
import { then, wrongReturn } from '../engine/call.ts'
import type { MakeHandler, Next, Place } from '../engine/handler.ts'
import type { Part } from '../engine/parts.ts'
import { allOrNothing, passApart, passTogether } from '../engine/parts.ts'
import type { Run } from '../engine/run.ts'
import { drop } from '../engine/run.ts'
import { countsOf, goOn } from '../engine/trace.ts'
import { isPermanent } from '../errors.ts'

/**
 * Makes one message of each part, in order. The next part is asked for when the one before has left, so parts that are
 * made on the way never pile up. Parts that have gone stay gone when the splitter fails later: the message is then
 * split again, into parts with the same ids.
 */
export const split: MakeHandler<'split'> = (step, place) => {
  const { processor, stream, onPartFailure } = step
  const callee = { fn: processor, ...place }
  const go: Go = onPartFailure === 'message' ? together(callee) : apart(callee)
  return (run, next) => splitInto(processor(stream ? chunksOf(run) : run.body, run.ctx), run, callee, next, go)
}

/** The usual split, of a body at hand into parts that fail alone: an executor that needs no other carries only this. */
export const splitApart: MakeHandler<'split'> = ({ processor }, place) => {
  const callee = { fn: processor, ...place }
  const go = apart(callee)
  return (run, next) => splitInto(processor(run.body, run.ctx), run, callee, next, go)
}

/** Takes parts through the rest of the route, and counts them. */
type Go = (parts: AnyIterable, run: Run, next: Next) => Promise<number>

const apart =
  (callee: Callee & Place): Go =>
  (parts, run, next) =>
    // A part that could not be made is, when it comes again, split again; one that failed later goes on behind the split.
    forEach(parts, run, callee, (part, n) =>
      passApart(run, next, part, n, typeof part === 'string' ? callee.step + 1 : callee.step),
    )

const together =
  (callee: Callee & Place): Go =>
  (parts, run, next) =>
    allOrNothing(run, (exit) => forEach(parts, run, callee, (part, n) => passTogether(run, exit, next, part, n)))

async function splitInto(made: unknown, run: Run, callee: Callee, next: Next, go: Go): Promise<void> {
  const parts = await made
  if (run.dropReason !== undefined) return
  if (!isIterable(parts)) throw wrongReturn(callee, 'an array, iterable or async iterable of strings', parts)
  countsOf(run.trace)
  if ((await go(parts, run, next)) === 0) drop(run, 'no-parts')
}

type AnyIterable = Iterable<unknown> | AsyncIterable<unknown>

/** A string is iterable too, but nobody means its characters. */
const isIterable = (parts: unknown): parts is AnyIterable =>
  typeof parts === 'object' && parts !== null && (Symbol.iterator in parts || Symbol.asyncIterator in parts)

/** Runs the parts one after another and counts them. Ends early when the splitter drops the message. */
async function forEach(
  parts: AnyIterable,
  run: Run,
  callee: Callee & Place,
  go: (part: Part, n: number) => void | Promise<void>,
): Promise<number> {
  let n = 0
  const one = (part: unknown): void | Promise<void> => {
    n += 1
    if (typeof part !== 'string' && !isPermanent(part))
      throw wrongReturn(callee, 'strings, or PermanentErrors in their place', part, `part ${n}: `)
    return then(go(part, n), () => goOn(run.trace, callee.step))
  }
  // Two loops: `for await` over what is not asynchronous would add a tick to every part.
  if (Symbol.asyncIterator in parts) {
    for await (const part of parts) {
      if (run.dropReason !== undefined) break
      await one(part)
    }
  } else {
    for (const part of parts) {
      if (run.dropReason !== undefined) break
      const going = one(part)
      if (going !== undefined) await going
    }
  }
  return n
}

/** The body in chunks: as the source streams it, or all of it at once. */
async function* chunksOf({ message, body, trace }: Run): AsyncGenerator<string> {
  if (message.stream === undefined) {
    yield body
    return
  }
  for await (const chunk of message.stream) {
    trace.bytesIn += Buffer.byteLength(chunk)
    yield chunk
  }
}
