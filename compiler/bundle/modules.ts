import { posix } from 'node:path'

/**
 * The namespaces of the modules that esbuild gets from us and not from the disk. Their names hold no folder of the
 * machine, so chunk names and source maps are the same wherever a project is bundled.
 */
export const namespaces = {
  /** The generated entry, one generated module per route, one validator per schema. */
  entry: 'entry',
  route: 'route',
  schema: 'schema',
  /** The project's files. */
  project: 'project',
  /** The runtime as the project's code sees it. */
  runtime: 'runtime',
  /** Our own files and those of the packages they need. */
  own: 'own',
  /** Built-in modules of Node that a CommonJS package requires. */
  builtin: 'builtin',
} as const

/**
 * esbuild takes a module for what Node takes it for only by its extension or a package.json on the disk. Under this
 * name a project file imports CommonJS packages just as it does when its author runs it in Node.
 */
const AS_IN_NODE = '.node.mts'

/** The name under which esbuild knows a project file. */
export const projectModule = (path: string): string => (/\.[jt]s$/.test(path) ? path + AS_IN_NODE : path)

/** The project file that such a name stands for. */
export const projectPath = (module: string): string =>
  module.endsWith(AS_IN_NODE) ? module.slice(0, -AS_IN_NODE.length) : module

/** What a module of the bundle is, by the name that esbuild gives it in metafiles, messages and source maps. */
export type Module =
  | { readonly kind: 'project'; readonly path: string }
  | { readonly kind: 'package'; readonly path: string; readonly package: string }
  | { readonly kind: 'generated'; readonly path: string; readonly route?: string }
  | { readonly kind: 'own'; readonly path: string }

/** Tells by esbuild's name for it whose module it is. */
export function moduleOf(name: string): Module {
  const [, namespace = '', path = ''] = /^([a-z]+):(.*)$/.exec(name) ?? []
  switch (namespace) {
    case namespaces.project:
      return { kind: 'project', path: projectPath(path) }
    case namespaces.route:
      return { kind: 'generated', path: `${namespace}/${path}`, route: path }
    case namespaces.entry:
    case namespaces.schema:
    case namespaces.runtime:
    case namespaces.builtin:
      return { kind: 'generated', path: `${namespace}/${path}` }
    case namespaces.own:
      return { kind: 'own', path: `routo/${path}` }
    default:
      return { kind: 'package', path: posix.normalize(name), package: packageOf(name) }
  }
}

/** The npm package that a file belongs to, or that an import specifier names. */
export function packageOf(path: string): string {
  const [first = '', second = ''] = (path.split('node_modules/').at(-1) ?? '').split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}
