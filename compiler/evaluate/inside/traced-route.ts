import { type Built, route as build } from '../../../runtime/route/builder.ts'
import type { RouteOptions } from '../../../runtime/route/options.ts'
import { type CallSite, userFrame } from './call-site.ts'
import { SandboxProblem } from './problem.ts'

/** One call of the builder, and where it stands. */
export interface Call {
  readonly method: string
  readonly at?: CallSite
}

interface Traced {
  readonly name: unknown
  /** Absent before `from()`. */
  readonly built: Built | undefined
  /** Places in `calls`. */
  readonly calls: readonly number[]
}

const steps = ['process', 'filter', 'split', 'validate', 'tap', 'branch']

/** What may follow a call: the grammar that the builder's types give to TypeScript, for those who do without. */
const followers: Readonly<Record<string, readonly string[]>> = {
  route: ['from'],
  from: [...steps, 'to', 'respond'],
  process: [...steps, 'to', 'respond'],
  filter: [...steps, 'to', 'respond'],
  split: [...steps, 'to', 'respond'],
  validate: [...steps, 'to', 'respond'],
  tap: [...steps, 'to', 'respond'],
  branch: ['otherwise', 'respond'],
  otherwise: ['respond'],
  to: ['to', 'respond'],
  respond: [],
}

/** Every call that was made, and each once: a loop makes many routes at one place. */
export const calls: Call[] = []
const numbers = new Map<string, number>()

const traces = new WeakMap<object, Traced>()

/** The route behind a value of a routes file, and the calls that made it. */
export const traceOf = (value: object): Traced | undefined => traces.get(value)

/** The builder's `route`, with the place of every call recorded. */
export function route(name: string, options?: RouteOptions): object {
  return traced(build(name, options), { name, built: undefined, calls: [callOf('route')] })
}

function traced(stage: object, trace: Traced): object {
  const last = calls[trace.calls.at(-1) ?? 0]?.method ?? 'route'
  const proxy = new Proxy(Object.freeze({}), {
    get(_, key) {
      if (typeof key !== 'string' || key === 'then' || key === 'toJSON') return undefined
      if (key === 'definition') return trace.built?.definition
      if (!followers[last]?.includes(key)) throw misplaced(key, last)
      return (...args: unknown[]) => {
        checkArguments(key, args)
        // Every method of every stage takes what the author gave and returns the next stage.
        const next = (stage as Record<string, (...args: unknown[]) => Built>)[key]?.(...args) as Built
        return traced(next, { name: trace.name, built: next, calls: [...trace.calls, callOf(key)] })
      }
    },
  })
  traces.set(proxy, trace)
  return proxy
}

/** The number of a call, which is told by the stack that leads to it. */
function callOf(method: string): number {
  const stack = new Error().stack ?? ''
  const key = `${method} ${stack}`
  const before = numbers.get(key)
  if (before !== undefined) return before
  const at = userFrame(stack)
  numbers.set(key, calls.length)
  return calls.push(at === undefined ? { method } : { method, at }) - 1
}

function misplaced(method: string, last: string): SandboxProblem {
  const possible = followers[last] ?? []
  const known = Object.hasOwn(followers, method)
  const what = known ? `${method}() cannot follow ${last}()` : `A route has no "${method}"`
  const tap = last === 'to' && known ? ' Steps come before targets; to send a copy on the way, use tap().' : ''
  const choice = possible.length === 0 ? `Nothing follows ${last}()` : `After ${last}() comes ${possible.join(', ')}`
  return new SandboxProblem('INVALID_CALL', `${what}. ${choice}.${tap}`)
}

/** What the builder would stumble over in words that are not the author's. */
function checkArguments(method: string, [first]: readonly unknown[]): void {
  if (method !== 'branch') return
  if (Array.isArray(first) && first.every(Array.isArray)) return
  throw new SandboxProblem('INVALID_CALL', 'branch() takes a list of pairs: branch([[predicate, "queue:Name"], …]).')
}
