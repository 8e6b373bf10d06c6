import type { Built } from '../route/builder.ts'
import type { UserFunction } from '../route/functions.ts'
import { mapFunctions } from '../route/map-functions.ts'
import type { FunctionRef, RouteDocument } from '../route/route.ts'
import { makers } from '../steps/index.ts'
import { isObject } from '../unknown.ts'

/** The modules of a project, by their paths as documents name them. */
export type Modules = Readonly<Record<string, object>>

/**
 * Makes runnable routes of documents: puts the functions that they name in place. Routes among them stay as they are.
 *
 * @param documents the content of a `routes.json`, or whatever list a `routes.ts` exports
 * @example
 * const routes = routesOf(documents, { './processors.ts': await import('./processors.ts') })
 * await runRoute(routeNamed(routes, 'Enrich'), '{"id":7}')
 */
export const routesOf = (documents: readonly object[], modules: Modules): readonly Built[] =>
  documents.map((given, index) => {
    if (isBuilt(given)) return given
    if (!isDocument(given)) throw new TypeError(`element ${index + 1} of the list ${NO_DOCUMENT}`)
    return { definition: mapFunctions(given, (ref) => functionOf(ref, given.name, modules)) }
  })

const NO_DOCUMENT =
  'is no route document: it needs name, from, steps, to and options, and each step one of the kinds ' +
  Object.keys(makers)
    .filter((kind) => kind !== 'respond')
    .join(', ')

const isBuilt = (given: object): given is Built => 'definition' in given

/** Whether it has what every document has; the rest is the compiler's to check. */
function isDocument(given: object): given is RouteDocument {
  const { name, from, steps, to, options } = given as Readonly<Record<string, unknown>>
  return (
    typeof name === 'string' &&
    isObject(from) &&
    typeof from.uri === 'string' &&
    Array.isArray(steps) &&
    steps.every((step) => isObject(step) && Object.hasOwn(makers, String(step.kind))) &&
    Array.isArray(to) &&
    isObject(options)
  )
}

function functionOf({ module: path, export: name }: FunctionRef, route: string, modules: Modules): UserFunction {
  const module = modules[path]
  if (module === undefined) {
    throw new Error(`route ${route} names the module ${path}, but the modules given are ${list(modules)}`)
  }
  const found: unknown = Reflect.get(module, name)
  // What a function takes is known to its author only, here as in the builder.
  if (typeof found === 'function') return found as UserFunction
  if (found !== undefined) throw new TypeError(`${name} in ${path}, which route ${route} names, is not a function`)
  throw new Error(`route ${route} names ${name} in ${path}, which exports ${list(module)}`)
}

const list = (things: object): string => Object.keys(things).join(', ') || 'nothing'
