import { basename } from 'node:path'
import { build } from 'esbuild'
import type { BuiltFile } from './built-file.ts'
import { buildOptions } from './options.ts'
import { ownModules, ownRoot } from './own-modules.ts'

/** The runtime as every bundle holds it. */
export interface RuntimeCode {
  readonly files: readonly BuiltFile[]
  /** What can be imported from 'routo'. */
  readonly exports: readonly string[]
  readonly bytes: number
}

/** The files of the runtime that generated code imports. */
export const runtimeFiles = { host: './routo-host.mjs', api: './routo.mjs' } as const

let built: Promise<RuntimeCode> | undefined

/**
 * The runtime's code: no part of it depends on a project, so it is built once in a process. It has no source maps, which
 * Node reads at every cold start (they doubled its time): stacks show where the author's code is, and that the rest is ours.
 */
export function runtimeCode(): Promise<RuntimeCode> {
  built ??= buildRuntime()
  return built
}

async function buildRuntime(): Promise<RuntimeCode> {
  const { outputFiles, metafile } = await build({
    ...buildOptions,
    entryPoints: { 'routo-host': 'own:runtime/hosts/lambda/index.ts', routo: 'own:runtime/index.ts' },
    chunkNames: 'routo-[hash]',
    absWorkingDir: ownRoot,
    outdir: ownRoot,
    plugins: [ownModules()],
  })
  const files = outputFiles.map(({ path, contents }) => ({ path: basename(path), contents }))
  return {
    files,
    exports: metafile.outputs[basename(runtimeFiles.api)]?.exports ?? [],
    bytes: files.reduce((sum, { contents }) => sum + contents.byteLength, 0),
  }
}
