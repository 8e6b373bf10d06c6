import './globals.ts'
import type { FunctionRef } from '../../../runtime/route/route.ts'
import { type Found, toData } from './data.ts'
import { referenceOf } from './reference.ts'
import { type Call, calls, traceOf } from './traced-route.ts'

/** What leaves the sandbox, as JSON. Whoever reads it trusts nothing of it: the author's code ran beside this. */
export interface Finished {
  readonly calls: readonly Call[]
  readonly elements: readonly FinishedElement[]
}

/** One element of the default export. */
export interface FinishedElement {
  readonly kind: 'route' | 'route-without-from' | 'document' | 'other'
  /** Of a route: its document. */
  readonly data: unknown
  /** Places in the list of all calls. */
  readonly calls: readonly number[]
  readonly problems: readonly Found[]
}

type Namespace = Readonly<Record<string, unknown>>

/** Turns the default export into data; functions become references to the exports they are. */
export function finish(modules: readonly (readonly [module: string, namespace: Namespace])[], routes: unknown): string {
  const exported = new Map<unknown, FunctionRef>()
  for (const [module, namespace] of modules) {
    for (const [name, value] of Object.entries(namespace)) {
      if (typeof value === 'function' && !exported.has(value)) exported.set(value, { module, export: name })
    }
  }
  const refer = (fn: object) => referenceOf(fn) ?? exported.get(fn)
  const elements = Array.isArray(routes) ? Array.from(routes, (element) => finishElement(element, refer)) : undefined
  return JSON.stringify({ calls, elements })
}

function finishElement(element: unknown, refer: (fn: object) => FunctionRef | undefined): FinishedElement {
  const problems: Found[] = []
  const data = (value: unknown) => toData(value, { refer, report: (problem) => problems.push(problem) })
  if ((typeof element !== 'object' && typeof element !== 'function') || element === null || Array.isArray(element)) {
    return { kind: 'other', data: describe(element), calls: [], problems }
  }
  const trace = traceOf(element)
  if (trace !== undefined) {
    const { built, name } = trace
    if (built === undefined) return { kind: 'route-without-from', data: String(name), calls: trace.calls, problems }
    return { kind: 'route', data: data(built.definition), calls: trace.calls, problems }
  }
  if (typeof element === 'function') return { kind: 'other', data: 'a function', calls: [], problems }
  return { kind: 'document', data: data(element), calls: [], problems }
}

const describe = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list; spread it with "..."'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 50)) : String(value)
}
