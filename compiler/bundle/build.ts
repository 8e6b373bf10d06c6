import { join } from 'node:path'
import { type BuildFailure, type BuildOptions, build as esbuild, type Metafile } from 'esbuild'
import type { RouteDocument } from '../../runtime/route/route.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import { diagnose } from './diagnose.ts'
import { generatedModules } from './generated-modules.ts'
import { ownModules, ownRoot } from './own-modules.ts'
import { packageModules } from './package-modules.ts'
import { projectModules } from './project-modules.ts'
import { compileSchemas } from './schemas.ts'
import { nameSources } from './source-map.ts'

export interface BuiltFile {
  /** In the zip. */
  readonly path: string
  readonly contents: Uint8Array
}

export interface Built {
  /** Sorted by path. */
  readonly files: readonly BuiltFile[]
  readonly metafile: Metafile
}

const options = {
  entryPoints: { index: 'index' },
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node24',
  minify: true,
  // Names of functions and classes are read by people: in logs, in stack traces, in the names of errors.
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  outExtension: { '.js': '.mjs' },
  chunkNames: '[name]-[hash]',
  legalComments: 'none',
  // CommonJS packages use these two; ES modules have them by another name.
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  // No tsconfig.json of the machine may change what a project compiles to.
  tsconfigRaw: {},
  logLevel: 'silent',
  logLimit: 0,
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
  const folder = root ?? ownRoot
  try {
    const { outputFiles, metafile } = await esbuild({
      ...options,
      absWorkingDir: folder,
      outdir: folder,
      plugins: [generatedModules(routes, schemas.modules), ownModules(), packageModules(), projectModules(files, root)],
    })
    const built = outputFiles.map(({ path, contents }) => ({ path: path.slice(join(folder, '/').length), contents }))
    return { files: built.map(nameSources).sort((a, b) => (a.path < b.path ? -1 : 1)), metafile }
  } catch (error) {
    if (!isBuildFailure(error)) throw error
    return { diagnostics: diagnose(error.errors) }
  }
}

const isBuildFailure = (error: unknown): error is BuildFailure => error instanceof Error && 'errors' in error
