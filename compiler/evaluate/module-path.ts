import { posix } from 'node:path'
import type { ProjectFiles } from '../project.ts'

/** What a project may name its routes file, the preferred one first. */
export const entryNames = ['routes.ts', 'routes.js', 'routes.mjs', 'routes.json'] as const

/** `routes.ts` and `*.routes.ts` run in the sandbox; every other module of the project is only referred to. */
export const isEvaluated = (path: string): boolean => /(^|[^/]\.)routes\.(ts|js|mjs)$/.test(path)

export const isRelative = (specifier: string): boolean => /^\.{1,2}\//.test(specifier)

/** Path from the project's root; begins with `../` where it leaves the project. */
export const resolvePath = (importer: string, specifier: string): string =>
  posix.join(posix.dirname(importer), specifier)

/** How a document writes the path of a module. */
export const toReference = (path: string): string => `./${path}`

/** The files map may be any object: only what it owns is a file. */
export const textOf = (files: ProjectFiles, path: string): string | undefined =>
  Object.hasOwn(files, path) ? files[path] : undefined
