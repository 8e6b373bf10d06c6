import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { compileCache } from '../compile-cache.ts'
import { setGlobals } from './globals.ts'

const GLOBALS = new URL('./globals.ts', import.meta.url).href
const require = createRequire(import.meta.url)

// Before anything large is imported.
enableCompileCache(compileCache)
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true }
    // `routo` is what is written here, not what was last built of it.
    return next(specifier, { ...context, conditions: [...context.conditions, '@routo/source'] })
  },
})

/**
 * Loads test files as Node loads programs, where Jest would give each file a machine of its own: modules are evaluated once for all
 * files of a worker, which is more than half of the work of all tests, and types are stripped by what strips them in production.
 * What a module keeps at its top is therefore shared by test files, as it is shared by whoever uses it in a process.
 */
export default class Runtime {
  readonly setGlobalsForRuntime = setGlobals

  /** Called for the part of Jest that knows the tests of a file, which begins anew. */
  requireInternalModule(path: string): unknown {
    Reflect.deleteProperty(globalThis, Symbol.for('EVENT_HANDLERS'))
    delete require.cache[path]
    return require(path)
  }

  requireModule(path: string): unknown {
    return require(path)
  }

  unstable_shouldLoadAsEsm(): true {
    return true
  }

  unstable_importModule(path: string): Promise<unknown> {
    return import(pathToFileURL(path).href)
  }

  getSourceMaps(): Map<string, string> {
    return new Map()
  }

  getAllCoverageInfoCopy(): void {}
  enterTestCode(): void {}
  leaveTestCode(): void {}
  teardown(): void {}
}
