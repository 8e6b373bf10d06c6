import { accessCauses } from './access-causes.ts'
import { functionCauses } from './function-causes.ts'
import type { KnownCause } from './known-cause.ts'
import { limitCauses } from './limit-causes.ts'
import { nameCauses } from './name-causes.ts'
import { stackCauses } from './stack-causes.ts'

/** What deployments are known to fail of, the special before the general. */
export const knownCauses: readonly KnownCause[] = [
  ...stackCauses,
  ...nameCauses,
  ...functionCauses,
  ...accessCauses,
  ...limitCauses,
]

/** Finds out what is behind words of a target; undefined where that is not known. */
export function findCause(words: string): Omit<KnownCause, 'says'> | undefined {
  for (const { says, means, ...rest } of knownCauses) {
    const found = says.exec(words)
    const fill = (_all: string, group: string): string => found?.groups?.[group] ?? ''
    if (found !== null) return { ...rest, means: means.replace(/\$<(\w+)>/g, fill) }
  }
  return undefined
}
