import { builtinModules, isBuiltin } from 'node:module'
import type { OnResolveArgs, OnResolveResult, Plugin } from 'esbuild'
import { namespaces, packageOf } from './modules.ts'
import { problem } from './problem.ts'

/** What packages load their compiled parts with, where they do not name the `.node` file themselves. */
const ADDON_LOADER =
  /^(?:bindings|node-gyp-build|node-gyp-build-optional-packages|@mapbox\/node-pre-gyp|pkg-prebuilds)$/
const BUILTIN = new RegExp(`^node:|^(?:${builtinModules.join('|')})$`)

/**
 * Sees to what esbuild does not do by itself for packages: CommonJS ones that require built-in modules of Node work in
 * an ES module, and those with native add-ons are named.
 */
export function packageModules(): Plugin {
  return {
    name: 'package-modules',
    setup({ onResolve, onLoad, resolve }) {
      const refuseAddon = async (args: OnResolveArgs): Promise<OnResolveResult | undefined> => {
        if (args.pluginData === LOOKING_UP) return undefined
        if (args.namespace === namespaces.project && args.path.startsWith('.')) return addon(args)
        const { path, kind, importer, resolveDir } = args
        // One that is not installed is esbuild's to judge: many packages do without it when it is absent.
        const found = await resolve(path, { kind, importer, resolveDir, namespace: 'file', pluginData: LOOKING_UP })
        return found.errors.length > 0 ? undefined : addon(args)
      }

      onResolve({ filter: BUILTIN }, ({ path, kind }) => {
        if (!isBuiltin(path)) return undefined
        const name = path.startsWith('node:') ? path : `node:${path}`
        return kind === 'require-call' ? { path: name, namespace: namespaces.builtin } : { path: name, external: true }
      })
      onLoad({ filter: /./, namespace: namespaces.builtin }, ({ path }) => ({
        contents: `module.exports = process.getBuiltinModule('${path}')`,
      }))
      onResolve({ filter: /\.node$/ }, refuseAddon)
      onResolve({ filter: ADDON_LOADER }, refuseAddon)
    },
  }
}

/** Marks our own question to esbuild, so that it is not answered with itself. */
const LOOKING_UP = Symbol('looking up')

function addon({ path, importer, namespace }: OnResolveArgs): OnResolveResult {
  const owner = namespace === 'file' ? packageOf(importer) : path
  return problem(
    'NATIVE_ADDON',
    `"${owner}" holds code compiled for one kind of machine (a native add-on), and executors run on another. ` +
      'Use a package in plain JavaScript or WebAssembly.',
  )
}
