/** A route as plain data, as `CheckedRoute.document` has it and `routeEdit` takes it. */
export interface RouteDocument {
  readonly name: string
  readonly description?: string
  readonly from: Target
  readonly steps: readonly Step[]
  readonly to: readonly Target[]
  readonly respond?: FunctionRef
  readonly options: object
}

/** An endpoint of a route, with what is said of it there. */
export interface Target {
  readonly uri: string
  readonly key?: string
  readonly method?: string
}

/** `{ module: './processors.ts', export: 'csvToJson' }` */
export interface FunctionRef {
  readonly module: string
  readonly export: string
}

export type Step = CallingStep | SplitStep | BranchStep | TapStep | ValidateStep
export type StepKind = Step['kind']

interface CallingStep {
  readonly kind: 'process' | 'filter'
  readonly processor: FunctionRef
}

export interface SplitStep {
  readonly kind: 'split'
  readonly processor: FunctionRef
  readonly stream?: true
  readonly onPartFailure?: string
}

export interface BranchStep {
  readonly kind: 'branch'
  readonly rules: readonly Rule[]
  readonly otherwise?: Target
  readonly mode?: string
}

export interface Rule {
  readonly processor: FunctionRef
  readonly to: Target
}

export interface TapStep {
  readonly kind: 'tap'
  readonly to: Target
  readonly processor?: FunctionRef
}

export interface ValidateStep {
  readonly kind: 'validate'
  readonly schema: unknown
}

/** The branch that ends a route. */
export function branchOf({ steps }: RouteDocument): { readonly step: BranchStep; readonly index: number } | undefined {
  const index = steps.findLastIndex(({ kind }) => kind === 'branch')
  const step = steps[index]
  return step?.kind === 'branch' ? { step, index } : undefined
}
