import { readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, relative, sep } from 'node:path'
import type { Loader, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild'
import { namespaces } from './modules.ts'

/** The folder of this package's code. */
export const ownRoot = dirname(dirname(import.meta.dirname))

/**
 * How generated code imports a file of ours.
 *
 * @param path from this package's folder, without its extension: where the package is built, all files are JavaScript
 */
export const ownFile = (path: string): string => `own:${path}${extname(import.meta.filename)}`

/**
 * Serves the runtime and the packages it needs from where this compiler is, whatever the project has installed: what a
 * route means does not depend on a version chosen elsewhere.
 */
export function ownModules(): Plugin {
  return {
    name: 'own-modules',
    setup({ onResolve, onLoad, resolve }) {
      const places = new Map<string, string>()
      const own = (place: string): OnResolveResult => {
        const path = nameOf(place)
        places.set(path, place)
        // Nothing in the runtime acts on import, so what is not used can be left out.
        return { path, namespace: namespaces.own, sideEffects: false }
      }
      const resolveOwn = async ({ path, kind, resolveDir }: OnResolveArgs): Promise<OnResolveResult | undefined> => {
        if (isBuiltin(path)) return undefined
        const resolved = await resolve(path, { kind, resolveDir, namespace: 'file' })
        return resolved.errors.length > 0 ? { errors: resolved.errors } : own(resolved.path)
      }

      onResolve({ filter: /^own:/ }, ({ path, importer, namespace }) =>
        importer === '<stdin>' || namespace === namespaces.schema
          ? own(join(ownRoot, path.slice('own:'.length)))
          : undefined,
      )
      onResolve({ filter: /./, namespace: namespaces.own }, resolveOwn)
      onResolve({ filter: /./, namespace: namespaces.schema }, resolveOwn)
      onLoad({ filter: /./, namespace: namespaces.own }, async ({ path }) => {
        const place = places.get(path) ?? path
        return {
          contents: withoutSourceMap(await readFile(place, 'utf8')),
          loader: loaderOf(place),
          resolveDir: dirname(place),
        }
      })
    },
  }
}

/** Where a file of ours lies within this package, or within the `node_modules` that this package is served from. */
function nameOf(place: string): string {
  const inPackage = relative(ownRoot, place).split(sep).join('/')
  const path = inPackage.startsWith('../') ? place.split(sep).join('/') : inPackage
  const dependency = path.lastIndexOf('node_modules/')
  return dependency === -1 ? path : path.slice(dependency)
}

/** A source map of its own would lead back to the folder a package is installed in. */
const withoutSourceMap = (code: string): string => code.replace(/^\/\/# sourceMappingURL=.*$/m, '')

const loaderOf = (place: string): Loader => (extname(place) === '.ts' ? 'ts' : 'default')
