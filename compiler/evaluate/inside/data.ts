import type { FunctionRef } from '../../../runtime/route/route.ts'
import type { DiagnosticCode } from '../../diagnostic.ts'
import { SandboxProblem } from './problem.ts'

/** A value that cannot be part of a document, and where it stands. */
export interface Found {
  readonly code: DiagnosticCode
  readonly message: string
  readonly path: readonly (string | number)[]
  /** Of a function: its name, when it has one. */
  readonly functionName?: string
}

interface Rules {
  /** The export that a function is, if it is one. */
  readonly refer: (fn: object) => FunctionRef | undefined
  readonly report: (problem: Found) => void
}

/** Deep enough for any schema, and an end to values that contain themselves. */
const MAX_DEPTH = 100

/** The value as JSON has it. What JSON cannot say is reported, not left out in silence; only `undefined` is. */
export function toData(value: unknown, rules: Rules): unknown {
  return convert(value, rules, [])
}

/** @param path where the value stands; one list for all of the walk, since thousands of values are walked */
function convert(value: unknown, rules: Rules, path: (string | number)[]): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'function') {
    if (rules.refer(value) === undefined) return wrong('NOT_JSON', 'is a function', rules, path)
    const message = 'is a processor, which cannot stand here: routes run without their processors'
    return wrong('PROCESSOR_MISUSED', message, rules, path)
  }
  if (typeof value !== 'object') return wrong('NOT_JSON', `is ${String(value)}`, rules, path)
  if (path.length > MAX_DEPTH) return wrong('NOT_JSON', 'is nested too deeply, or contains itself', rules, path)
  if (Array.isArray(value)) return convertList(value, rules, path)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return wrong('NOT_JSON', 'is no plain object', rules, path)
  return convertObject(value, rules, path)
}

function wrong(code: DiagnosticCode, message: string, rules: Rules, path: readonly (string | number)[]): null {
  rules.report({ code, message, path: [...path] })
  return null
}

function convertList(list: readonly unknown[], rules: Rules, path: (string | number)[]): unknown[] {
  return Array.from(list, (item, index) => {
    path.push(index)
    const data = convert(item, rules, path)
    path.pop()
    return data
  })
}

function convertObject(object: object, rules: Rules, path: (string | number)[]): unknown {
  // Without a prototype a key such as `__proto__` is only a key.
  const data: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(object)) {
    const item: unknown = Reflect.get(object, key)
    const isFunction = isFunctionPlace(key, path)
    if (item === undefined && !isFunction) continue
    path.push(key)
    data[key] = isFunction ? convertFunction(item, rules, path) : convert(item, rules, path)
    path.pop()
  }
  return data
}

/** Within a schema the same words are names of the author's own. */
const isFunctionPlace = (key: string, path: readonly (string | number)[]): boolean =>
  (key === 'processor' || key === 'respond') && !path.includes('schema')

function convertFunction(value: unknown, rules: Rules, path: (string | number)[]): unknown {
  if (typeof value === 'function') {
    const known = rules.refer(value)
    if (known !== undefined) return known
    const functionName = nameOf(value)
    rules.report({
      code: 'INLINE_FUNCTION',
      message: '',
      path: [...path],
      ...(functionName === '' ? {} : { functionName }),
    })
    return null
  }
  // A reference already written out, as documents have it.
  if (typeof value === 'object' && value !== null) return convertObject(value, rules, path)
  rules.report({ code: 'NOT_A_PROCESSOR', message: `is ${String(value)}`, path: [...path] })
  return null
}

function nameOf(fn: object): string {
  try {
    return 'name' in fn && typeof fn.name === 'string' ? fn.name : ''
  } catch (error) {
    if (error instanceof SandboxProblem) return ''
    throw error
  }
}
