import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { type Evaluation, failed, tooManyRoutes } from './evaluation.ts'
import { explainFailure } from './explain-failure.ts'
import type { EvaluationLimits } from './limits.ts'
import type { ModuleGraph } from './module-graph.ts'
import { toReference } from './module-path.ts'
import { FINISH_MODULE } from './own-sources.ts'
import { readElement, together } from './read-element.ts'
import { readFinished } from './read-finished.ts'
import { runInSandbox } from './sandbox.ts'
import { createSourcePlaces } from './source-places.ts'
import { rangeOf } from './syntax-tree.ts'

/** Runs the routes file of a checked module graph and reads what it exports. */
export async function runRoutes(entry: string, graph: ModuleGraph, limits: EvaluationLimits): Promise<Evaluation> {
  const places = createSourcePlaces(graph.evaluated)
  const result = await runInSandbox(mainModule(entry, graph), graph.code, limits)
  if (result.outcome === 'pending') return failed(neverSettles(entry))
  if (result.outcome === 'threw') return failed(explainFailure(result, places, limits))

  // What comes out of the sandbox is the author's word: its elements are checked one by one, as documents are.
  const finished = readFinished(result.value)
  if (finished === undefined) return failed(tampered(entry))
  const { calls, elements } = finished
  if (elements === undefined) return failed(notAList(entry, graph))
  if (elements.length > limits.routes) return tooManyRoutes(elements.length, limits.routes)
  const placed = calls.map((call) => ({ method: call.method, range: places.ofCall(call) }))
  return together(elements.map((element, index) => readElement(element, { entry, index, calls: placed, places })))
}

/** Imports every module that runs, so that a function of theirs can be told by the export it is. */
function mainModule(entry: string, { evaluated }: ModuleGraph): string {
  const names = evaluated.map(({ path }, i) => ({ path, local: `m${i}` }))
  const routes = names.find(({ path }) => path === entry)?.local
  return [
    `import { finish } from ${JSON.stringify(FINISH_MODULE)}`,
    ...names.map(({ path, local }) => `import * as ${local} from ${JSON.stringify(path)}`),
    `const modules = [${names.map(({ path, local }) => `[${JSON.stringify(toReference(path))}, ${local}]`).join(', ')}]`,
    `export default finish(modules, ${routes}.default)`,
  ].join('\n')
}

const neverSettles = (entry: string): Diagnostic =>
  diagnostic(
    'EVALUATION_NEVER_SETTLES',
    `${entry} waits for a promise that nothing will ever settle: there are no timers and no network here. Take the "await" away.`,
  )

const tampered = (entry: string): Diagnostic =>
  diagnostic(
    'NOT_IN_SANDBOX',
    `${entry} has replaced something that JavaScript brings along, such as JSON or Array: its routes cannot be read. Leave those as they are.`,
  )

function notAList(entry: string, { evaluated }: ModuleGraph): Diagnostic {
  const node = evaluated
    .find(({ path }) => path === entry)
    ?.program.body.find(({ type }) => type === 'ExportDefaultDeclaration')
  const message = `The default export of ${entry} is no list. Write: export default [route(…)…, route(…)…].`
  return diagnostic('NOT_A_ROUTE', message, node === undefined ? {} : { range: rangeOf(entry, node) })
}
