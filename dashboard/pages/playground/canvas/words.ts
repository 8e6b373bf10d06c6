import { Braces, Filter, GitBranch, type LucideIcon, Scissors, ShieldCheck, Split } from 'lucide-react'
import type { Adding } from './adding.ts'
import { branchOf, type RouteDocument, type Step, type StepKind } from './route-document.ts'
import type { Part } from './selection.ts'

/** How steps are shown. */
export const stepLooks: Readonly<Record<StepKind, { readonly icon: LucideIcon; readonly name: string }>> = {
  process: { icon: Braces, name: 'process' },
  filter: { icon: Filter, name: 'filter' },
  split: { icon: Scissors, name: 'split' },
  branch: { icon: GitBranch, name: 'branch' },
  tap: { icon: Split, name: 'tap' },
  validate: { icon: ShieldCheck, name: 'validate' },
}

/** What a step does, beside its kind. */
export function stepText(step: Step): string {
  if (step.kind === 'tap') return step.to.uri
  if (step.kind === 'branch') return step.mode === 'all' ? 'all that hold' : 'first that holds'
  if (step.kind === 'validate') return titleOf(step.schema)
  return step.processor.export
}

function titleOf(schema: unknown): string {
  const { title, required } = Object(schema)
  if (typeof title === 'string') return title
  return Array.isArray(required) ? required.join(', ') : 'a schema'
}

export const ruleText = (text: string, to: string): string =>
  text === 'otherwise' ? `Otherwise to ${to}` : `If ${text}, to ${to}`

/** What a part of a route is, in a line. */
export function partTitle(document: RouteDocument, part: Part): string {
  const { kind, id } = part
  if (kind === 'from') return `From ${document.from.uri}`
  if (kind === 'to') return `To ${document.to[Number(id)]?.uri ?? ''}`
  if (kind === 'rule') {
    const branch = branchOf(document)?.step
    const rule = branch?.rules[Number(id)]
    return rule === undefined
      ? ruleText(id, branch?.otherwise?.uri ?? '')
      : ruleText(rule.processor.export, rule.to.uri)
  }
  const step = document.steps[Number(id)]
  return step === undefined ? '' : `${stepLooks[step.kind].name}: ${stepText(step)}`
}

const added = { step: 'step', rule: 'rule', otherwise: 'way for the rest', target: 'target' } as const

/** What is about to be added, in a line. */
export const addingTitle = (adding: Adding): string =>
  adding.what === 'route' ? 'New route' : `New ${added[adding.what]} of ${adding.route}`
