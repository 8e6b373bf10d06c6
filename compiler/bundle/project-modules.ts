import { posix } from 'node:path'
import type { Loader, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild'
import { didYouMean } from '../did-you-mean.ts'
import type { ProjectFiles } from '../project.ts'
import { namespaces, projectModule, projectPath } from './modules.ts'
import { problem } from './problem.ts'

/** Serves the project's files, from memory and only from there: no import leads to another file of this machine. */
export function projectModules(files: ProjectFiles, root: string | undefined): Plugin {
  const resolve = ({ path, importer, namespace }: OnResolveArgs): OnResolveResult | undefined => {
    if (isRelative(path)) return resolveRelative(path, namespace === namespaces.project ? projectPath(importer) : '')
    if (path.startsWith('#')) {
      return problem(
        'MODULE_NOT_FOUND',
        `There is no file for "${path}". Subpath imports are not followed: write a relative path.`,
      )
    }
    return LEADS_OUT.test(path) ? outside(path) : undefined
  }
  const resolveRelative = (path: string, importer: string): OnResolveResult => {
    const target = posix.join(posix.dirname(importer), path)
    if (target === '..' || target.startsWith('../')) return outside(path)
    const found = candidates(target).find((candidate) => Object.hasOwn(files, candidate))
    if (found !== undefined) return { path: projectModule(found), namespace: namespaces.project }
    return problem(
      'MODULE_NOT_FOUND',
      `There is no file ${target} in the project.${didYouMean(target, Object.keys(files))}`,
    )
  }
  return {
    name: 'project-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./, namespace: namespaces.project }, resolve)
      onResolve({ filter: /./, namespace: namespaces.route }, resolve)
      onLoad({ filter: /./, namespace: namespaces.project }, ({ path }) => ({
        contents: files[projectPath(path)] ?? '',
        loader: loaders[posix.extname(projectPath(path))] ?? 'default',
        ...(root === undefined ? {} : { resolveDir: root }),
      }))
    },
  }
}

const loaders: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.json': 'json',
}

/** An absolute path or a URL. */
const LEADS_OUT = /^(?:\/|[A-Za-z]:[\\/]|file:|https?:)/

const isRelative = (path: string): boolean => /^\.{1,2}(?:\/|$)/.test(path)

/** The exact path as in Node; besides it what TypeScript lets one write: `.js` for a `.ts` file, or no extension. */
const candidates = (path: string): readonly string[] => [
  path,
  path.replace(/\.([cm]?)js$/, '.$1ts'),
  ...['.ts', '.js', '.json'].map((extension) => path + extension),
]

const outside = (path: string): OnResolveResult =>
  problem(
    'IMPORT_OUTSIDE_PROJECT',
    `"${path}" lies outside the project. Move the file into the project, or make it an npm package.`,
  )
