import { isPermanent, PermanentError } from './errors.ts'
import type { Context, Predicate, Processor, Splitter, UserFunction } from './route/functions.ts'
import { isThenable } from './unknown.ts'

/** Parses a body. One that is not JSON is refused for good, with the place of the mistake. */
export function parseJson<T>(body: string): T {
  try {
    return JSON.parse(body)
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error)
    throw new PermanentError(`the body is not JSON: ${where}`, { code: 'INVALID_JSON', cause: error })
  }
}

/** Whatever `await` waits for: query builders are no promises, but can be waited for. */
type MaybePromise<T> = T | PromiseLike<T>
type Nothing = null | undefined

/**
 * A processor of values instead of texts. The body is taken to be the JSON of an `In`: put `.validate(schema)` before
 * it where that is not sure. Nothing returned drops the message.
 *
 * @example export const addTotal = json((order: Order) => ({ ...order, total: sum(order.lines) }))
 */
export const json = <In, Out>(fn: (value: In, ctx: Context) => MaybePromise<Out | Nothing>): Processor =>
  named(fn, (body, ctx) => {
    const out = fn(parseJson(body), ctx)
    return isThenable(out) ? Promise.resolve(out).then(toText) : toText(out)
  })

/**
 * A predicate on values, for `filter`, `branch` and `tap`.
 *
 * @example export const isLarge = jsonPredicate((order: Order) => order.total > 1_000)
 */
export const jsonPredicate = <In>(fn: (value: In, ctx: Context) => MaybePromise<boolean | null>): Predicate =>
  named(fn, (body, ctx) => {
    const holds = fn(parseJson(body), ctx)
    return isThenable(holds) ? Promise.resolve(holds) : holds
  })

/**
 * A splitter into values. A `PermanentError` in place of a value dead-letters that part alone.
 *
 * @example export const linesOf = jsonSplitter((order: Order) => order.lines)
 */
export const jsonSplitter = <In, Out>(
  fn: (
    value: In,
    ctx: Context,
  ) => MaybePromise<Iterable<Out | PermanentError> | AsyncIterable<Out | PermanentError> | null>,
): Splitter =>
  named(fn, async (body, ctx) => {
    const values = await fn(parseJson(body), ctx)
    // What cannot be split is handed on as it is: the engine names the function in its error.
    if (typeof values !== 'object' || values === null) return values
    if (Symbol.asyncIterator in values) return textsInTime(values)
    return Symbol.iterator in values ? texts(values) : values
  })

function* texts(values: Iterable<unknown>): Generator<string | PermanentError> {
  for (const value of values) yield isPermanent(value) ? value : JSON.stringify(value)
}

async function* textsInTime(values: AsyncIterable<unknown>): AsyncGenerator<string | PermanentError> {
  for await (const value of values) yield isPermanent(value) ? value : JSON.stringify(value)
}

const toText = (value: unknown): string | Nothing =>
  value === null || value === undefined ? value : JSON.stringify(value)

/** Errors name the function that the author wrote, not the one around it. */
const named = <F extends UserFunction>(written: UserFunction, fn: F): F =>
  Object.defineProperty(fn, 'name', { value: written.name, configurable: true })
