import { functionsOf } from '../../runtime/route/functions-of.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { importsOf } from '../evaluate/imports.ts'
import { isRelative, resolvePath, textOf } from '../evaluate/module-path.ts'
import { parseModule } from '../evaluate/parse-module.ts'
import type { EvaluatedRoute, ProjectFiles } from '../project.ts'
import { readVariables, type VariableRead } from './read-variables.ts'

/** What the code of a route visibly reads from `ctx.env`. */
export interface RouteVariables {
  readonly route: string
  /** In the order of names. */
  readonly reads: readonly string[]
  /** Those of them that the code has nothing else for. */
  readonly needs: readonly string[]
}

/** The variables of each route: those of the modules that it takes functions from, and of what these import. */
export function routeVariables(routes: readonly EvaluatedRoute[], files: ProjectFiles): readonly RouteVariables[] {
  const modules = new Map<string, Module>()
  const moduleAt = (path: string): Module => {
    const known = modules.get(path) ?? readModule(path, files)
    modules.set(path, known)
    return known
  }
  return routes.map(({ document }) => {
    const reached = modulesOf(document)
    // A set is walked to its end, with what is added meanwhile.
    for (const path of reached) for (const imported of moduleAt(path).imports) reached.add(imported)
    const reads = [...reached].flatMap((path) => moduleAt(path).variables)
    return {
      route: document.name,
      reads: namesOf(reads),
      needs: namesOf(reads.filter(({ optional }) => !optional)),
    }
  })
}

/** Paths of the modules that it takes functions from. */
const modulesOf = (document: RouteDocument): Set<string> =>
  new Set(functionsOf(document).map(({ module }) => resolvePath('', module)))

interface Module {
  readonly variables: readonly VariableRead[]
  /** Paths of the modules of the project that it imports. */
  readonly imports: readonly string[]
}

/** One that is missing or broken reads nothing: diagnostics say what is wrong with it. */
function readModule(path: string, files: ProjectFiles): Module {
  const text = /\.m?[jt]s$/.test(path) ? textOf(files, path) : undefined
  const parsed = text === undefined ? undefined : parseModule(path, text, 'look')
  if (parsed === undefined || 'severity' in parsed) return { variables: [], imports: [] }
  const imports = importsOf(parsed.program).filter(({ specifier }) => isRelative(specifier))
  return {
    variables: readVariables(parsed.program),
    imports: imports.map(({ specifier }) => resolvePath(path, specifier)),
  }
}

const namesOf = (reads: readonly VariableRead[]): readonly string[] =>
  [...new Set(reads.map(({ name }) => name))].sort()
