import { LRUCache } from 'lru-cache'
import * as api from '../../runtime/index.ts'
import type { BuiltFile } from './built-file.ts'
import { build } from './esbuild.ts'
import { buildOptions } from './options.ts'
import { ownFile, ownModules, ownRoot } from './own-modules.ts'

/** What can be imported from 'routo'. */
export const apiNames: readonly string[] = Object.keys(api)

/** The runtime in a bundle: one file, beside the project's code. */
export const runtimeFile = './routo.mjs'

/** What esbuild writes where it imports from the runtime's file: names, each perhaps with another for local use. */
const IMPORTS = /(?:import|export)\{([^{}]*)\}from"\.\/routo\.mjs"/g

/** The names that the code of a project imports from the runtime. */
export function namesUsed(code: readonly BuiltFile[]): readonly string[] {
  const imports = code.flatMap(({ contents }) => [...Buffer.from(contents).toString().matchAll(IMPORTS)])
  const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.split(' as ')[0] ?? ''))
  return [...new Set(names)].sort()
}

/** By the names in them: a process compiles for a plan, for a deployment, for a push, and most projects use the same few. */
const kept = new LRUCache<string, Promise<BuiltFile>>({ max: 50 })

/**
 * Builds the runtime with these names and what they need, and nothing else. It is minified apart from the project's code,
 * whose names are kept for their readers, and has no source map, which Node would read at every cold start (it doubled
 * its time): stacks show where the author's code is, and that the rest is ours.
 */
export function buildRuntime(names: readonly string[]): Promise<BuiltFile> {
  const key = names.join()
  const found = kept.get(key)
  if (found !== undefined) return found
  const building = buildAnew(names)
  kept.set(key, building)
  building.catch(() => kept.delete(key))
  return building
}

async function buildAnew(names: readonly string[]): Promise<BuiltFile> {
  const parts = names.filter((name) => !apiNames.includes(name))
  const used = names.filter((name) => apiNames.includes(name))
  const { outputFiles } = await build({
    ...buildOptions,
    splitting: false,
    stdin: {
      contents: [
        `export { ${parts.join(', ')} } from '${ownFile('runtime/hosts/lambda/parts')}'`,
        `export { ${used.join(', ')} } from '${ownFile('runtime/index')}'`,
      ].join('\n'),
    },
    absWorkingDir: ownRoot,
    plugins: [ownModules()],
  })
  return { path: runtimeFile.slice('./'.length), contents: outputFiles[0]?.contents ?? new Uint8Array() }
}
