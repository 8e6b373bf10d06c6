import type { RouteDocument } from '../../runtime/route/route.ts'
import { type Diagnostic, hasErrors } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import { archive } from './archive.ts'
import { checkBudget } from './budget.ts'
import { build } from './build.ts'
import type { BuiltFile } from './built-file.ts'
import type { ModuleSize } from './sizes.ts'

export interface BundleInput {
  readonly routes: readonly RouteDocument[]
  readonly files: ProjectFiles
  /** Folder whose `node_modules` holds the npm packages that the processors import. Left out: they may import none. */
  readonly root?: string
}

export interface BundleResult {
  /** Absent when a diagnostic is an error. */
  readonly bundle?: Bundle
  readonly diagnostics: readonly Diagnostic[]
}

/** The code of a project: the same zip for each of its executors; `ROUTO_ROUTE` picks the route. */
export interface Bundle {
  readonly zip: Uint8Array
  /** SHA-256 of the zip in hexadecimal. The same project gives the same digest, wherever it is bundled. */
  readonly sha256: string
  /** What is in the zip, sorted by path. `index.mjs` exports `handler`. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
  /** Who takes how much of the code, largest first. */
  readonly sizes: readonly ModuleSize[]
}

/** Bundles the functions that the routes name, with the executor's own code around them. */
export async function bundle({ routes, files, root }: BundleInput): Promise<BundleResult> {
  const built = await build(routes, files, root)
  if ('diagnostics' in built) return built
  const diagnostics = checkBudget(built.files, built.sizes)
  if (hasErrors(diagnostics)) return { diagnostics }
  const { zip, sha256 } = archive(built.files)
  return { bundle: { zip, sha256, files: built.files.map(sizeOf), sizes: built.sizes }, diagnostics }
}

const sizeOf = ({ path, contents }: BuiltFile) => ({ path, bytes: contents.byteLength })
