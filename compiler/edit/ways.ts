import { loadModules } from '../evaluate/module-graph.ts'
import type { ParsedModule } from '../evaluate/parse-module.ts'
import { type RouteElement, routeElements } from '../evaluate/route-elements.ts'
import { element as printed } from '../print.ts'
import type { EvaluatedRoute, ProjectFiles } from '../project.ts'
import { bindingsOf, importing, namingIn } from './bindings.ts'
import { changedCalls } from './chain.ts'
import { type EditProblem, editProblem } from './edit.ts'
import { exportedList } from './exported-list.ts'
import type { GivenRoute } from './given.ts'
import { addition, type Replacement, removal, replaceAll } from './lists.ts'
import { neededImports } from './needed-imports.ts'

/** A project whose routes are in modules. */
export interface CodeProject {
  readonly files: ProjectFiles
  readonly entry: string
  /** Its routes before the edit. */
  readonly routes: readonly EvaluatedRoute[]
}

/** Ways to do the same, of which the first that turns out right is taken. */
export type Ways = readonly Way[] | EditProblem

/** A change of one file. */
export interface Way {
  readonly path: string
  readonly replacements: readonly Replacement[]
}

const PUSH = 'Change the file itself, and push it.'

/** Puts a route in the place of the one of its name, or behind the last one. */
export function waysToSave(project: CodeProject, given: GivenRoute): Ways {
  const place = findPlace(project, given.name)
  if ('problem' in place) return place
  if ('element' in place) return waysInto(project, place, given)
  const list = exportedList(place.module.program)
  if (list === undefined) {
    const problem = `${project.entry} makes its list of routes by code, so that nothing can be added to it here.`
    return editProblem(problem, PUSH)
  }
  const { module } = place
  const add = (text: string) => addition(list, text, module, { trailingComma: true })
  return [...asWritten(project, module, given, add), ...asPrinted(project, module, given, add)]
}

export function waysToRemove(project: CodeProject, name: string): Ways {
  const place = findPlace(project, name)
  if ('problem' in place) return place
  if (!('element' in place))
    return editProblem(`There is no route "${name}".`, 'Look at the routes there are.', { isMissing: true })
  return [wayIn(project.files, place.module, removal(place.element, place.module))]
}

/** Where a route stands; for one that is new, the module of the list it goes into. */
type Place = { readonly module: ParsedModule } | RoutePlace
interface RoutePlace {
  readonly module: ParsedModule
  readonly element: RouteElement
}

function findPlace({ files, entry, routes }: CodeProject, name: string): Place | EditProblem {
  const graph = loadModules(files, entry)
  const main = graph.evaluated.find(({ path }) => path === entry)
  if (main === undefined) return editProblem(`${entry} cannot be read.`, PUSH, { diagnostics: graph.diagnostics })
  const [found, ...others] = graph.evaluated.flatMap((module) =>
    routeElements(module).flatMap((element) => (element.name === name ? [{ module, element }] : [])),
  )
  if (others.length > 0) return editProblem(`There are ${others.length + 1} routes "${name}".`, PUSH)
  if (found !== undefined) return found
  if (!routes.some(({ document }) => document.name === name)) return { module: main }
  return editProblem(`Route "${name}" is made by code, not written in a list with its name.`, PUSH)
}

type Put = (text: string) => readonly Replacement[]

function waysInto(project: CodeProject, { module, element }: RoutePlace, given: GivenRoute): readonly Way[] {
  const { node, start } = element
  const put: Put = (text) => [{ start: node.start, end: node.end, text }]
  // A text with comments of its own brings them for those that are there; one without leaves them.
  const putWritten: Put = (text) => [{ start: text.startsWith('/') ? start : node.start, end: node.end, text }]
  return [
    ...asWritten(project, module, given, putWritten),
    ...asChanged(project, { module, element }, given),
    ...asPrinted(project, module, given, put),
  ]
}

/** As its author wrote it. */
function asWritten({ files }: CodeProject, module: ParsedModule, { written }: GivenRoute, put: Put): Way[] {
  const needed = written && neededImports(written, module, files)
  return written && needed ? [wayIn(files, module, [...importing(needed, module), ...put(written.text)])] : []
}

/** Only with the calls changed that have to be. */
function asChanged(
  { files, routes }: CodeProject,
  { module, element }: RoutePlace,
  { name, document }: GivenRoute,
): Way[] {
  const before = routes.find((route) => route.document.name === name)?.document
  if (before === undefined || document === undefined) return []
  const { nameOf, added } = namingIn(module)
  const change = changedCalls(element, { before, after: document }, nameOf, module)
  return change ? [wayIn(files, module, [...importing(added, module), ...change])] : []
}

/** As routo writes it. */
function asPrinted({ files }: CodeProject, module: ParsedModule, { document }: GivenRoute, put: Put): Way[] {
  if (document === undefined) return []
  const { nameOf, added } = namingIn(module)
  const text = printed(document, { nameOf })
  const hasBuilder = bindingsOf(module).some(({ local }) => local === BUILDER.local)
  return [wayIn(files, module, [...importing(hasBuilder ? added : [BUILDER, ...added], module), ...put(text)])]
}

const BUILDER = { module: 'routo', name: 'route', local: 'route' } as const

function wayIn(files: ProjectFiles, { path, code }: ParsedModule, replacements: readonly Replacement[]): Way {
  // A byte order mark is in the file, but may not be in what was parsed.
  const shift = (files[path] ?? '').length - code.length
  const newline = code.includes('\r\n') ? '\r\n' : '\n'
  return {
    path,
    replacements: replacements.map(({ start, end, text }) => ({
      start: start + shift,
      end: end + shift,
      text: text.replace(/\r?\n/g, newline),
    })),
  }
}

/** The files after a change. */
export const changedBy = ({ path, replacements }: Way, files: ProjectFiles): ProjectFiles => ({
  ...files,
  [path]: replaceAll(files[path] ?? '', replacements),
})
