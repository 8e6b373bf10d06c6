import { isBuiltin, registerHooks } from 'node:module'

/** Modules of Node that compute. What is not here reaches for the network, for other processes, or into Node itself. */
const ALLOWED: ReadonlySet<string> = new Set([
  'assert',
  'assert/strict',
  'async_hooks',
  'buffer',
  'console',
  'crypto',
  'events',
  'fs',
  'fs/promises',
  'path',
  'path/posix',
  'perf_hooks',
  'process',
  'querystring',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'url',
  'util',
  'util/types',
  'zlib',
])

const GLOBALS = ['fetch', 'WebSocket', 'EventSource'] as const

/**
 * Takes from the process every way to the network that its code could take: Node's permissions have no word for it. From
 * now on no module can be loaded but those that compute.
 */
export function denyNetwork(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (isBuiltin(specifier) && !isAllowed(specifier)) throw refusal(specifier)
      return next(specifier, context)
    },
  })
  const builtin = process.getBuiltinModule.bind(process)
  define(process, 'getBuiltinModule', (id: string) => {
    if (!isAllowed(id)) throw refusal(id)
    return builtin(id as 'fs')
  })
  for (const name of GLOBALS) {
    define(globalThis, name, () => {
      throw refusal(name)
    })
  }
}

const isAllowed = (specifier: string): boolean => ALLOWED.has(specifier.replace(/^node:/, ''))

const define = (on: object, name: string, value: unknown): void => {
  Object.defineProperty(on, name, { value, writable: false, configurable: false })
}

const refusal = (what: string): Error =>
  Object.assign(new Error(`A try reaches nothing outside: ${what} cannot be used in it. Functions have ctx.fetch.`), {
    code: 'ERR_ACCESS_DENIED',
  })
