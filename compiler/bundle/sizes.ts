import type { Metafile } from 'esbuild'
import { moduleOf } from './modules.ts'

/** The share of one project file, one npm package, the generated routes or routo itself in the bundle's code. */
export interface ModuleSize {
  readonly name: string
  readonly owner: 'project' | 'package' | 'routo'
  /** Minified, not compressed, without source maps. */
  readonly bytes: number
}

/** Adds up what each module contributes to the code, largest first. */
export function moduleSizes({ outputs }: Metafile): ModuleSize[] {
  const sizes = new Map<string, ModuleSize>()
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const { name, owner } = ownerOf(input)
      const key = `${owner} ${name}`
      sizes.set(key, { name, owner, bytes: (sizes.get(key)?.bytes ?? 0) + bytesInOutput })
    }
  }
  return [...sizes.values()].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
}

function ownerOf(input: string): Pick<ModuleSize, 'name' | 'owner'> {
  const module = moduleOf(input)
  switch (module.kind) {
    case 'project':
      return { name: module.path, owner: 'project' }
    case 'package':
      return { name: module.package, owner: 'package' }
    case 'generated':
      return { name: 'routes and schemas', owner: 'project' }
    case 'own':
      return { name: 'routo', owner: 'routo' }
  }
}
