import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BuildFailure, BuildOptions } from 'esbuild'
import type { RouteDocument } from '../../runtime/route/route.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import type { BuiltFile } from './built-file.ts'
import { diagnose } from './diagnose.ts'
import { build as esbuild } from './esbuild.ts'
import { generatedModules } from './generated-modules.ts'
import { buildOptions } from './options.ts'
import { ownModules, ownRoot } from './own-modules.ts'
import { packageModules } from './package-modules.ts'
import { projectModules } from './project-modules.ts'
import { buildRuntime, namesUsed } from './runtime-code.ts'
import { runtimeModules } from './runtime-modules.ts'
import { compileSchemas } from './schemas.ts'
import { type ModuleSize, moduleSizes } from './sizes.ts'
import { nameSources } from './source-map.ts'

export interface Built {
  /** Sorted by path. */
  readonly files: readonly BuiltFile[]
  readonly sizes: readonly ModuleSize[]
}

const options = {
  ...buildOptions,
  entryPoints: { index: 'index' },
  // Names of functions and classes are read by people: in logs, in stack traces, in the names of errors.
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  chunkNames: '[name]-[hash]',
  // CommonJS packages use these two; ES modules have them by another name.
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
} as const satisfies BuildOptions

/** Has esbuild bundle the routes' functions, or says why it cannot be done. */
export async function build(
  routes: readonly RouteDocument[],
  files: ProjectFiles,
  root: string | undefined,
): Promise<Built | { readonly diagnostics: readonly Diagnostic[] }> {
  const schemas = compileSchemas(routes)
  if (schemas.diagnostics.length > 0) return schemas
  // Names in the output are relative to this folder, so that no path of the machine gets into the bundle.
  const folder = root === undefined ? ownRoot : await realpath(root)
  try {
    const { outputFiles, metafile } = await esbuild({
      ...options,
      absWorkingDir: folder,
      outdir: folder,
      plugins: [
        generatedModules(routes, schemas.modules),
        runtimeModules(),
        ownModules(),
        packageModules(),
        projectModules(files, root === undefined ? undefined : folder),
      ],
    })
    const built = outputFiles.map(({ path, contents }) => ({ path: basename(path), contents }))
    const runtime = await buildRuntime(namesUsed(built))
    return {
      files: [...nameSources(built), runtime].sort((a, b) => (a.path < b.path ? -1 : 1)),
      sizes: moduleSizes(metafile, runtime.contents.byteLength),
    }
  } catch (error) {
    if (!isBuildFailure(error)) throw error
    return { diagnostics: diagnose(error.errors) }
  }
}

const isBuildFailure = (error: unknown): error is BuildFailure => error instanceof Error && 'errors' in error
