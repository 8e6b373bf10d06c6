/** `routo/compiler`: a project of routes to CloudFormation templates and a code bundle. Each pass can be used alone. */
export { check } from './check/index.ts'
export { type Compilation, type CompiledProject, type CompileOptions, compile } from './compile.ts'
export type { Diagnostic, Severity, SourceRange, SuggestedFix } from './diagnostic.ts'
export { evaluate } from './evaluate/index.ts'
export { graph, type RouteGraph } from './graph.ts'
export { print } from './print.ts'
export type { EvaluatedRoute, ProjectFiles } from './project.ts'
export { readProject } from './read-project.ts'
