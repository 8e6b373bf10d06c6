import type { Plugin } from 'esbuild'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { entryModule, routeModule } from './generate.ts'
import { namespaces } from './modules.ts'
import { ownRoot } from './own-modules.ts'

/** Serves the modules that stand in no file: the entry, a module for each route, a validator for each schema. */
export function generatedModules(routes: readonly RouteDocument[], schemas: ReadonlyMap<string, string>): Plugin {
  const byName = new Map(routes.map((route) => [route.name, route]))
  return {
    name: 'generated-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^index$/ }, ({ path, kind }) =>
        kind === 'entry-point' ? { path, namespace: namespaces.entry } : undefined,
      )
      onResolve({ filter: /^route:/, namespace: namespaces.entry }, ({ path }) => ({
        path: path.slice('route:'.length),
        namespace: namespaces.route,
      }))
      onResolve({ filter: /^schema:/, namespace: namespaces.route }, ({ path }) => ({
        path: path.slice('schema:'.length),
        namespace: namespaces.schema,
      }))
      onLoad({ filter: /./, namespace: namespaces.entry }, () => ({ contents: entryModule(routes) }))
      onLoad({ filter: /./, namespace: namespaces.route }, ({ path }) => {
        const route = byName.get(path)
        return route && { contents: routeModule(route) }
      })
      onLoad({ filter: /./, namespace: namespaces.schema }, ({ path }) => ({
        contents: schemas.get(path) ?? '',
        resolveDir: ownRoot,
      }))
    },
  }
}
