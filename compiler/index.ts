/**
 * `routo/compiler`: a project of routes to CloudFormation templates and a code bundle. `compile` does all of it; each pass
 * can be used alone.
 */
export type { AwsOptions } from './aws-options.ts'
export { type Bundle, type BundleInput, type BundleResult, bundle } from './bundle/index.ts'
export type { ModuleSize } from './bundle/sizes.ts'
export { check } from './check/index.ts'
export { type Compilation, type CompiledProject, type CompileOptions, compile } from './compile.ts'
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  hasErrors,
  type Severity,
  type SourceRange,
  type SuggestedFix,
  type TextEdit,
} from './diagnostic.ts'
export { type Change, diff } from './diff/index.ts'
export { type EditProblem, type EditResult, isEditProblem, type RouteEdit } from './edit/edit.ts'
export { edit } from './edit/index.ts'
export { type EmitOptions, type EmittedTemplate, emit } from './emit.ts'
export { type Estimate, type EstimateOptions, estimate, type Workload } from './estimate/index.ts'
export type { PriceList } from './estimate/prices.ts'
export { evaluate } from './evaluate/index.ts'
export { graph, type RouteGraph } from './graph.ts'
export { inspect } from './inspect/index.ts'
export type { Inspection } from './inspect/inspect-project.ts'
export type { ProcessorExports } from './inspect/processor-exports.ts'
export type { RouteVariables } from './inspect/route-variables.ts'
export { plan } from './plan/index.ts'
export { physicalNames } from './plan/naming.ts'
export type { Assignment, Plan, Shard } from './plan/plan.ts'
export { print } from './print.ts'
export type { EvaluatedRoute, ProjectFiles, RouteOrigin } from './project.ts'
export { readProject } from './read-project.ts'
export type { Template, TemplateResource } from './template.ts'
export { checkVariables } from './variables.ts'
