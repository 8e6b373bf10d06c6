import { branchOf, type FunctionRef, type RouteDocument, type Rule, type Step, type Target } from './route-document.ts'
import { OTHERWISE, type Part } from './selection.ts'

/** Puts a step before the one at `index`. A branch ends the route: what it was sent to goes on to where no rule holds. */
export function withStep(document: RouteDocument, index: number, step: Step): RouteDocument {
  const steps = document.steps.toSpliced(index, 0, step)
  const [end, ...others] = document.to
  if (step.kind !== 'branch' || step.otherwise !== undefined || end === undefined) return { ...document, steps }
  return { ...document, steps: document.steps.toSpliced(index, 0, { ...step, otherwise: end }), to: others }
}

export const withStepChanged = (document: RouteDocument, index: number, step: Step): RouteDocument => ({
  ...document,
  steps: document.steps.with(index, step),
})

/** Without a branch, messages go to where they went when no rule held. */
function withoutStep(document: RouteDocument, index: number): RouteDocument {
  const step = document.steps[index]
  const steps = document.steps.toSpliced(index, 1)
  const to = step?.kind === 'branch' && step.otherwise !== undefined ? [...document.to, step.otherwise] : document.to
  return { ...document, steps, to }
}

/** Whether a step can change places with the one before (-1) or behind it (1): a branch stays at the end. */
export function mayMove({ steps }: RouteDocument, index: number, by: -1 | 1): boolean {
  const [step, other] = [steps[index], steps[index + by]]
  return step !== undefined && other !== undefined && step.kind !== 'branch' && other.kind !== 'branch'
}

export function withStepMoved(document: RouteDocument, index: number, by: -1 | 1): RouteDocument {
  const step = document.steps[index]
  if (step === undefined || !mayMove(document, index, by)) return document
  return { ...document, steps: document.steps.toSpliced(index, 1).toSpliced(index + by, 0, step) }
}

/** Where a part of a route reads from or writes to. */
export function endpointOf(document: RouteDocument, { kind, id }: Part): Target | undefined {
  if (kind === 'from') return document.from
  if (kind === 'to') return document.to[Number(id)]
  const branch = branchOf(document)?.step
  if (kind === 'rule') return id === OTHERWISE ? branch?.otherwise : branch?.rules[Number(id)]?.to
  const step = document.steps[Number(id)]
  return step?.kind === 'tap' ? step.to : undefined
}

/** Only who asked by HTTP can be answered. */
export function withSource({ respond, ...document }: RouteDocument, from: Target): RouteDocument {
  return { ...document, from, ...(respond && from.uri.startsWith('http:') && { respond }) }
}

export const withTarget = (document: RouteDocument, index: number, target: Target): RouteDocument => ({
  ...document,
  to: document.to.toSpliced(index, 1, target),
})

const withoutTarget = (document: RouteDocument, index: number): RouteDocument => ({
  ...document,
  to: document.to.toSpliced(index, 1),
})

/** Puts a rule in the place of one, or behind all of them. */
export const withRule = (document: RouteDocument, index: number, rule: Rule): RouteDocument =>
  withRules(document, (rules) => rules.toSpliced(index, 1, rule))

const withoutRule = (document: RouteDocument, index: number): RouteDocument =>
  withRules(document, (rules) => rules.toSpliced(index, 1))

function withRules(document: RouteDocument, change: (rules: readonly Rule[]) => readonly Rule[]): RouteDocument {
  const branch = branchOf(document)
  return branch === undefined
    ? document
    : withStepChanged(document, branch.index, { ...branch.step, rules: change(branch.step.rules) })
}

/** Where messages go for which no rule holds; undefined: they are dropped. */
export function withOtherwise(document: RouteDocument, otherwise: Target | undefined): RouteDocument {
  const branch = branchOf(document)
  if (branch === undefined) return document
  const { otherwise: _, ...step } = branch.step
  return withStepChanged(document, branch.index, { ...step, ...(otherwise && { otherwise }) })
}

export function withAnswer(
  { respond: _, ...document }: RouteDocument,
  respond: FunctionRef | undefined,
): RouteDocument {
  return { ...document, ...(respond && { respond }) }
}

/** Without one part. */
export function without(document: RouteDocument, { kind, id }: Part): RouteDocument {
  if (kind === 'step') return withoutStep(document, Number(id))
  if (kind === 'to') return withoutTarget(document, Number(id))
  if (kind === 'from') return document
  return id === OTHERWISE ? withOtherwise(document, undefined) : withoutRule(document, Number(id))
}
