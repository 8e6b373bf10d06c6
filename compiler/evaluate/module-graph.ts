import type { Diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import { checkImports } from './check-imports.ts'
import { createExportReader } from './exports.ts'
import { importsOf, type ModuleImport } from './imports.ts'
import { isEvaluated, isRelative, resolvePath, textOf } from './module-path.ts'
import { type ParsedModule, parseModule } from './parse-module.ts'
import { jsonModule, referenceModule, withoutAttributes } from './stand-ins.ts'

/** Everything the sandbox will load for a project. */
export interface ModuleGraph {
  /** Modules that run, the imported before the importing. */
  readonly evaluated: readonly ParsedModule[]
  /** JavaScript by path: of the modules that run, and what stands in for those that do not. */
  readonly code: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Follows the imports from the routes file and checks each of them. */
export function loadModules(files: ProjectFiles, entry: string): ModuleGraph {
  const reader = createExportReader(files)
  const evaluated: ParsedModule[] = []
  const code = new Map<string, string>()
  const diagnostics: Diagnostic[] = []

  const load = (path: string): void => {
    if (code.has(path)) return
    code.set(path, '')
    if (isEvaluated(path)) run(path)
    else standIn(path)
  }
  const run = (path: string): void => {
    const parsed = parseModule(path, textOf(files, path) ?? '', 'run')
    if ('severity' in parsed) {
      diagnostics.push(parsed)
      return
    }
    code.set(path, withoutAttributes(parsed))
    diagnostics.push(...checkImports(parsed, files, reader))
    for (const imported of importsOf(parsed.program)) follow(path, imported)
    evaluated.push(parsed)
  }
  const follow = (importer: string, { specifier }: ModuleImport): void => {
    const path = resolvePath(importer, specifier)
    if (isRelative(specifier) && textOf(files, path) !== undefined) load(path)
  }
  const standIn = (path: string): void => {
    const made = path.endsWith('.json') ? jsonModule(path, textOf(files, path) ?? '') : referenceModule(path, reader)
    if (typeof made === 'string') code.set(path, made)
    else diagnostics.push(made)
  }

  load(entry)
  return { evaluated, code, diagnostics }
}
