import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import packaged from '@jitl/quickjs-ng-wasmfile-release-sync'
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core'
import type { EvaluationLimits } from './limits.ts'
import { isRelative, resolvePath } from './module-path.ts'
import { isOwn, ownCode, ROUTO_MODULE, resolveOwn } from './own-sources.ts'

/** What a program in the sandbox came to: the string its default export is, or why there is none. */
export type SandboxResult =
  | { readonly outcome: 'finished'; readonly value: string }
  | { readonly outcome: 'pending' }
  | ({ readonly outcome: 'threw' } & SandboxError)

/** An error of the program; what was thrown may be anything, so `name` and `code` may be absent. */
export interface SandboxError {
  readonly name?: string
  readonly message: string
  readonly stack: string
  readonly code?: string
}

const MAIN = 'routo:main'

/** The package's types are those of its CommonJS build, whose default export lies one level deeper. */
const variant = packaged as unknown as QuickJSSyncVariant

/** Node's types have the namespace, but not the value. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> }

/** Compiled once; every run gets an instance of its own, so nothing survives a run, be it a crash. */
const compiled = WebAssembly.compile(
  readFileSync(fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm'))),
)

/** Runs a program of modules in QuickJS: no file system, no network, no timers, bounded time, memory and stack. */
export async function runInSandbox(
  main: string,
  code: ReadonlyMap<string, string>,
  limits: EvaluationLimits,
): Promise<SandboxResult> {
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule: await compiled }))
  const runtime = quickjs.newRuntime({
    memoryLimitBytes: limits.memoryBytes,
    maxStackSizeBytes: limits.stackBytes,
    interruptHandler: hasUsed(limits.timeMs),
  })
  runtime.setModuleLoader((name) => code.get(name) ?? ownCode(name), resolveModule)
  const context = runtime.newContext()
  const started = context.evalCode(main, MAIN, { type: 'module' })
  if (started.error) return failure(context, started.error)
  const jobs = runtime.executePendingJobs()
  if (jobs.error) return failure(context, jobs.error)
  return settled(context, started.value)
}

/** Whether this thread has used so much CPU time since: a busy machine is not the fault of the routes. */
function hasUsed(cpuMs: number): () => boolean {
  const before = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(before)
    return user + system > cpuMs * 1_000
  }
}

/** Every import has been checked before, so that each resolves. */
function resolveModule(importer: string, specifier: string): string {
  if (specifier === 'routo') return ROUTO_MODULE
  if (!isRelative(specifier)) return specifier
  return isOwn(importer) ? resolveOwn(importer, specifier) : resolvePath(importer, specifier)
}

function settled(context: QuickJSContext, module: QuickJSHandle): SandboxResult {
  const state = context.getPromiseState(module)
  switch (state.type) {
    case 'pending':
      return { outcome: 'pending' }
    case 'rejected':
      return failure(context, state.error)
    case 'fulfilled':
      return { outcome: 'finished', value: context.getString(context.getProp(state.value, 'default')) }
  }
}

function failure(context: QuickJSContext, error: QuickJSHandle): SandboxResult {
  const text = (key: string) => {
    const value = context.typeof(error) === 'object' ? context.getProp(error, key) : undefined
    return value !== undefined && context.typeof(value) === 'string' ? context.getString(value) : undefined
  }
  const [name, message, stack, code] = [text('name'), text('message'), text('stack'), text('code')]
  return {
    outcome: 'threw',
    message: message ?? describe(context, error),
    stack: stack ?? '',
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
  }
}

const describe = (context: QuickJSContext, thrown: QuickJSHandle): string =>
  context.typeof(thrown) === 'object' ? 'an object that is no Error' : String(context.dump(thrown))
