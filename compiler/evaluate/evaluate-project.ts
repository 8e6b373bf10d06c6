import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { ProjectFiles } from '../project.ts'
import { documentsOfJson } from './documents.ts'
import { findEntry } from './entry.ts'
import { type Evaluation, failed } from './evaluation.ts'
import type { EvaluationLimits } from './limits.ts'
import { loadModules } from './module-graph.ts'
import { runRoutes } from './run-routes.ts'
import { rangeOf } from './syntax-tree.ts'

/** Reads a project's routes. Runs in a thread of its own, which `evaluate` ends when it takes too long. */
export async function evaluateProject(files: ProjectFiles, limits: EvaluationLimits): Promise<Evaluation> {
  const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  if (bytes > limits.projectBytes) return failed(tooLarge(bytes, limits.projectBytes))
  const entry = findEntry(Object.keys(files))
  if (typeof entry !== 'string') return failed(entry)
  return entry.endsWith('.json')
    ? documentsOfJson(entry, files[entry] ?? '', limits)
    : evaluateModule(files, entry, limits)
}

async function evaluateModule(files: ProjectFiles, entry: string, limits: EvaluationLimits): Promise<Evaluation> {
  const graph = loadModules(files, entry)
  if (graph.diagnostics.length > 0) return { routes: [], diagnostics: [...graph.diagnostics] }
  const module = graph.evaluated.find(({ path }) => path === entry)
  const hasDefault = module?.program.body.some(
    (node) =>
      node.type === 'ExportDefaultDeclaration' ||
      (node.type === 'ExportNamedDeclaration' && node.specifiers.some(isDefault)),
  )
  if (module === undefined || hasDefault) return runRoutes(entry, graph, limits)
  const message = `${entry} has no default export. Write: export default [route('Name').from('queue:Name')…].`
  return failed(diagnostic('NO_DEFAULT_EXPORT', message, { range: rangeOf(entry, module.program) }))
}

const isDefault = ({ exported }: { readonly exported: { readonly type: string; readonly name?: string } }): boolean =>
  exported.name === 'default'

const tooLarge = (bytes: number, limit: number): Diagnostic =>
  diagnostic(
    'PROJECT_TOO_LARGE',
    `The files of the project have ${bytes.toLocaleString('en')} bytes; the limit is ${limit.toLocaleString('en')}. Leave data and build results out of it.`,
  )
