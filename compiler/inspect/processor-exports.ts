import { createExportReader } from '../evaluate/exports.ts'
import { isEvaluated } from '../evaluate/module-path.ts'
import type { ProjectFiles } from '../project.ts'

/** A module of a project, and the functions in it that a route can name. */
export interface ProcessorExports {
  readonly path: string
  readonly exports: readonly string[]
}

const MODULE = /\.m?[jt]s$/
const NOT_A_PROCESSOR = /\.test\.m?[jt]s$|\.d\.m?ts$/

/** The modules that routes can take functions from; those that are broken, or export no function, are left out. */
export function processorExports(files: ProjectFiles): readonly ProcessorExports[] {
  const reader = createExportReader(files)
  return Object.keys(files)
    .filter((path) => MODULE.test(path) && !NOT_A_PROCESSOR.test(path) && !isEvaluated(path))
    .sort()
    .flatMap((path) => {
      const found = reader.exportsOf(path)
      const exports = 'severity' in found ? [] : found.names.filter((name) => !found.values.has(name))
      return exports.length === 0 ? [] : [{ path, exports }]
    })
}
