import type { RouteDocument } from '../runtime/route/route.ts'
import type { AwsOptions } from './aws-options.ts'
import { type Bundle, bundle } from './bundle/index.ts'
import { check } from './check/index.ts'
import { type Diagnostic, hasErrors } from './diagnostic.ts'
import { type EmittedTemplate, emit } from './emit.ts'
import { evaluate, evaluateOwn } from './evaluate/index.ts'
import { graph, type RouteGraph } from './graph.ts'
import { plan } from './plan/index.ts'
import { assertScope } from './plan/naming.ts'
import type { Assignment, Plan } from './plan/plan.ts'
import { assertAssignment } from './plan/shards.ts'
import type { ProjectFiles } from './project.ts'

export interface CompileOptions {
  /** Name of the project; begins the physical names of its resources. */
  readonly project: string
  /** Name of the environment; the second part of the physical names. */
  readonly environment: string
  /** The folder whose `node_modules` holds the packages that processors import. */
  readonly root?: string
  /** Configuration for the functions; each variable stands in `ctx.env`. */
  readonly variables?: Readonly<Record<string, string>>
  /** What the last compilation handed back, so that no route moves to another stack. */
  readonly assignment?: Assignment
  /** Of an environment on AWS. */
  readonly aws?: AwsOptions
  /** Whether the project is the caller's own, so that its routes may be read in this thread. */
  readonly own?: boolean
}

/** What a compilation gives. `output` is absent when a diagnostic is an ERROR. */
export interface Compilation {
  readonly diagnostics: readonly Diagnostic[]
  readonly output?: CompiledProject
}

export interface CompiledProject {
  readonly routes: readonly RouteDocument[]
  readonly graph: RouteGraph
  readonly plan: Plan
  /** One per shard; each names the code by the digest of the bundle. */
  readonly templates: readonly EmittedTemplate[]
  readonly bundle: Bundle
  /** Persist it, and hand it in with the next compilation. */
  readonly assignment: Assignment
}

/**
 * Compiles a project: files to templates and a code bundle. Nothing of the project is run but its routes files, and those
 * in a sandbox. The same input gives the same output, byte by byte.
 *
 * @throws {TypeError} before anything else, when project or environment cannot stand in a name, or the assignment is none
 * @example
 * const { diagnostics, output } = await compile(await readProject('.'), { project: 'acme', environment: 'dev', root: '.' })
 */
export async function compile(files: ProjectFiles, options: CompileOptions): Promise<Compilation> {
  assertScope(options)
  assertAssignment(options.assignment ?? {})
  const { routes: evaluated, diagnostics: found } = await (options.own === true ? evaluateOwn : evaluate)(files)
  const diagnostics = [...found, ...check(evaluated, { files })]
  if (hasErrors(diagnostics)) return { diagnostics }

  const routes = evaluated.map(({ document }) => document)
  const { bundle: code, diagnostics: problems } = await bundle({
    routes,
    files,
    ...(options.root !== undefined && { root: options.root }),
  })
  diagnostics.push(...problems)
  if (code === undefined) return { diagnostics }

  const needed = plan(routes, options)
  const { templates, diagnostics: limits } = emit(needed, {
    codeKey: `code/${code.sha256}.zip`,
    variables: options.variables ?? {},
    ...(options.aws !== undefined && { aws: options.aws }),
  })
  diagnostics.push(...limits)
  if (hasErrors(diagnostics)) return { diagnostics }
  return {
    diagnostics,
    output: { routes, graph: graph(routes), plan: needed, templates, bundle: code, assignment: needed.assignment },
  }
}
