import type { FunctionRef, StepKind as Kind, Step, StepOf } from '../../../runtime/route/route.ts'
import type { Resolvers, StepKind } from '../generated.ts'
import type { StepView } from './views.ts'

export const stepKinds = {
  process: 'PROCESS',
  filter: 'FILTER',
  split: 'SPLIT',
  branch: 'BRANCH',
  tap: 'TAP',
  validate: 'VALIDATE',
} as const satisfies { readonly [K in Kind]: StepKind }

const typeNames = {
  process: 'ProcessStep',
  filter: 'FilterStep',
  split: 'SplitStep',
  branch: 'BranchStep',
  tap: 'TapStep',
  validate: 'ValidateStep',
} as const satisfies { readonly [K in Kind]: string }

export const stepViews = (steps: readonly Step<FunctionRef>[]): readonly StepView[] =>
  steps.map((step, index) => ({ id: String(index), step }))

/** What all steps have. Of a branch each rule has a processor of its own, and a schema is none. */
const common = {
  kind: ({ step }: StepView) => stepKinds[step.kind],
  processor: ({ step }: StepView) => ('processor' in step ? (step.processor ?? null) : null),
}

/** The step, which the type of the object says to be of this kind. */
function stepOf<K extends Kind>(kind: K, { step }: StepView): StepOf<K, FunctionRef> {
  if (step.kind !== kind) throw new Error(`A ${step.kind} step was taken for a ${kind} step.`)
  return step as StepOf<K, FunctionRef> // told by its kind
}

export const stepResolvers = {
  // Documents name modules as an import does, which is not how files are named.
  ProcessorRef: { module: ({ module }) => module.replace(/^\.\//, '') },
  Step: { __resolveType: ({ step }) => typeNames[step.kind] },
  ProcessStep: common,
  FilterStep: common,
  SplitStep: {
    ...common,
    stream: (view) => stepOf('split', view).stream ?? false,
    onPartFailure: (view) => (stepOf('split', view).onPartFailure === 'message' ? 'FAIL_ALL' : 'FAIL_PART'),
  },
  BranchStep: {
    ...common,
    rules: (view) => stepOf('branch', view).rules,
    otherwise: (view) => stepOf('branch', view).otherwise ?? null,
    mode: (view) => (stepOf('branch', view).mode === 'all' ? 'ALL_MATCHES' : 'FIRST_MATCH'),
  },
  TapStep: { ...common, to: (view) => stepOf('tap', view).to },
  ValidateStep: { ...common, schema: (view) => stepOf('validate', view).schema },
} satisfies Resolvers
