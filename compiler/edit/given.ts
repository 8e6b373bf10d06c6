import type { Expression } from 'acorn'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { parseDocument, pathText } from '../document.ts'
import { evaluateProject } from '../evaluate/evaluate-project.ts'
import type { EvaluationLimits } from '../evaluate/limits.ts'
import { entryNames } from '../evaluate/module-path.ts'
import { type ParsedModule, parseModule } from '../evaluate/parse-module.ts'
import { elementsOf, type RouteElement } from '../evaluate/route-elements.ts'
import type { ProjectFiles } from '../project.ts'
import { type Binding, bindingsOf, namesIn } from './bindings.ts'
import { type EditProblem, editProblem, isEditProblem } from './edit.ts'

/** A route as a client gives it. */
export interface GivenRoute {
  readonly name: string
  /** How its author wrote it, comments included. Absent where it is no single expression, or was given as a document. */
  readonly written?: WrittenRoute
  /** Absent where the text alone does not say it: it may mean something only beside the other routes. */
  readonly document?: RouteDocument
}

export interface WrittenRoute {
  readonly text: string
  /** The names in it. */
  readonly names: ReadonlySet<string>
  /** What it imported where it came from. */
  readonly imports: readonly Binding[]
}

const HOW =
  "Give one route: route('Name').from('queue:Name').process(store), or a routes file that exports a list of one."

/** Reads a document. */
export function readDocument(value: unknown): GivenRoute | EditProblem {
  const parsed = parseDocument(value)
  if ('name' in parsed) return { name: parsed.name, document: parsed }
  const diagnostics = parsed.map(({ path, message }) =>
    diagnostic('INVALID_DOCUMENT', `${path.length === 0 ? '' : `${pathText(path)}: `}${message}`),
  )
  return editProblem('The document is not that of a route.', 'See its diagnostics.', { diagnostics })
}

/** Reads text: one route alone, or a routes file of one. */
export async function readSource(
  source: string,
  files: ProjectFiles,
  limits: EvaluationLimits,
): Promise<GivenRoute | EditProblem> {
  const text = source
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/[,;]$/, '')
  const alone = parseModule(ENTRY, asList(text), 'run')
  if ('severity' in alone) return readModule(text, files, limits)
  const element = onlyElement(alone)
  if (isEditProblem(element)) return element
  const rest = alone.code
    .slice(element.node.end)
    .replace(/\n\]\n$/, '')
    .trim()
  if (rest !== '') return editProblem('Something stands behind the route.', 'Write comments above the route.')
  const written = asList(text).slice(element.start, element.node.end)
  return { name: element.name, written: { text: written, names: namesIn(element.node), imports: [] } }
}

const ENTRY = 'routes.ts'
const asList = (text: string): string => `export default [\n${text}\n]\n`

async function readModule(
  text: string,
  files: ProjectFiles,
  limits: EvaluationLimits,
): Promise<GivenRoute | EditProblem> {
  const module = parseModule(ENTRY, text, 'run')
  if ('severity' in module) return unreadable([module])
  const exported = module.program.body.find((node) => node.type === 'ExportDefaultDeclaration')?.declaration
  const isOne = exported?.type === 'CallExpression' || exported?.type === 'ObjectExpression'
  if (isOne) return readModule(inBrackets(text, exported), files, limits)
  const others = module.program.body.filter(
    ({ type }) => type !== 'ImportDeclaration' && type !== 'ExportDefaultDeclaration',
  )
  const element = onlyElement(module)
  // What is made with the help of other statements cannot be taken out of the file as it is written.
  const isPlain = others.length === 0 && !isEditProblem(element)
  const read = await evaluated(text, files, limits)
  if (isEditProblem(read) || !isPlain) return read
  const written = text.slice(element.start, element.node.end)
  return { ...read, written: { text: written, names: namesIn(element.node), imports: bindingsOf(module) } }
}

const inBrackets = (text: string, { start, end }: Expression): string =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`

function onlyElement(module: ParsedModule): RouteElement | EditProblem {
  const exported = module.program.body.find((node) => node.type === 'ExportDefaultDeclaration')?.declaration
  const found = exported?.type === 'ArrayExpression' ? elementsOf(exported, module) : []
  const [element] = found
  if (element === undefined || exported?.type !== 'ArrayExpression' || exported.elements.length !== 1) {
    return editProblem('This is not one route with its name.', HOW)
  }
  return element
}

/** Evaluates a routes file of one route, in the place of the project's own. */
export async function evaluated(
  routesFile: string,
  files: ProjectFiles,
  limits: EvaluationLimits,
): Promise<Required<Pick<GivenRoute, 'name' | 'document'>> | EditProblem> {
  const others = Object.entries(files).filter(([path]) => !entryNames.some((name) => name === path))
  const project = { ...Object.fromEntries(others), [ENTRY]: routesFile }
  const { routes, diagnostics } = await evaluateProject(project, limits)
  const [route] = routes
  if (route === undefined || diagnostics.length > 0) return unreadable(diagnostics)
  if (routes.length > 1) return editProblem(`These are ${routes.length} routes.`, HOW)
  return { name: route.document.name, document: route.document }
}

const unreadable = (diagnostics: readonly Diagnostic[]): EditProblem =>
  editProblem('The route cannot be read.', diagnostics.length === 0 ? HOW : 'See its diagnostics.', { diagnostics })
