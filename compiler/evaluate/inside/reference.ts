import type { FunctionRef } from '../../../runtime/route/route.ts'
import { SandboxProblem } from './problem.ts'

const references = new WeakMap<object, FunctionRef>()

/** The export of a processor module that this value stands for. */
export const referenceOf = (value: object): FunctionRef | undefined => references.get(value)

/** Stands for an export of a processor module. It can be named in a route; whatever else is done with it is a mistake. */
export function reference(module: string, name: string): unknown {
  const misused = (use: string) => (): never => {
    throw new SandboxProblem(
      'PROCESSOR_MISUSED',
      `"${name}" of ${module} ${use}, but routes run without their processors: it can only be named in a step. ` +
        `What it should do at run time belongs into ${module}; a value that routes need (a schema, a list) belongs into a .json or .routes.ts file.`,
    )
  }
  // A class, because that can be called and constructed: then the traps below get to speak.
  const proxy = new Proxy(class {}, {
    apply: misused('is called'),
    construct: misused('is constructed'),
    get: misused('is used as a value'),
    has: misused('is used as a value'),
    ownKeys: misused('is used as a value'),
    getOwnPropertyDescriptor: misused('is used as a value'),
    set: misused('is changed'),
    defineProperty: misused('is changed'),
  })
  references.set(proxy, { module, export: name })
  return proxy
}
