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
export function moduleSizes({ outputs }: Metafile, runtimeBytes: number): ModuleSize[] {
  const sizes = new Map<string, ModuleSize>([[keyOf(OWN), { ...OWN, bytes: runtimeBytes }]])
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const owner = ownerOf(input)
      sizes.set(keyOf(owner), { ...owner, bytes: (sizes.get(keyOf(owner))?.bytes ?? 0) + bytesInOutput })
    }
  }
  return [...sizes.values()].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
}

type Owner = Pick<ModuleSize, 'name' | 'owner'>

const OWN: Owner = { name: 'routo', owner: 'routo' }

const keyOf = ({ owner, name }: Owner): string => `${owner} ${name}`

function ownerOf(input: string): Owner {
  const module = moduleOf(input)
  switch (module.kind) {
    case 'project':
      return { name: module.path, owner: 'project' }
    case 'package':
      return { name: module.package, owner: 'package' }
    case 'generated':
      return { name: 'routes and schemas', owner: 'project' }
    case 'own':
      return OWN
  }
}
