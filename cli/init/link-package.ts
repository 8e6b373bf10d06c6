import { existsSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/**
 * Makes the package that runs known in a folder, so that its routes can be tested, type-checked and deployed there although nothing
 * was installed. Whatever is there stays.
 */
export async function linkPackage(folder: string, own: string): Promise<void> {
  if (isKnown(folder)) return
  const links: readonly (readonly [string, string])[] = [
    ['routo', own],
    ['.bin/routo', join(own, 'cli/bin.js')],
    // What runs tests: Node 24 has to come from somewhere.
    ['.bin/node', join(foundFrom(own, 'node') ?? '', 'bin/node')],
    ['@types/node', foundFrom(own, '@types/node') ?? ''],
  ]
  for (const [name, target] of links) {
    const link = join(folder, 'node_modules', name)
    if (!existsSync(target) || existsSync(link)) continue
    await mkdir(dirname(link), { recursive: true })
    await symlink(relative(dirname(link), target), link)
  }
}

/** Whether `import 'routo'` finds something there. */
const isKnown = (folder: string): boolean => foundFrom(folder, 'routo') !== undefined

/** Where a package is that modules of the folder would import. */
function foundFrom(folder: string, name: string): string | undefined {
  const places = createRequire(join(folder, 'index.js')).resolve.paths(name) ?? []
  return places.map((place) => join(place, name)).find((place) => existsSync(join(place, 'package.json')))
}
