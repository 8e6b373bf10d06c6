import { enableCompileCache, findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/** Keeps what Node has compiled beside the packages of this one, for the next start: in a checkout, and where it was installed. */
export function keepCompiled(): void {
  const root = findPackageJSON('..', import.meta.url)
  if (root !== undefined) enableCompileCache(join(dirname(root), 'node_modules/.cache/compile'))
}
