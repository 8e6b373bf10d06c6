import type { Diagnostic, EvaluatedRoute } from '../../../compiler/index.ts'
import type { BranchRule, FunctionRef, Source, Step, Target } from '../../../runtime/route/route.ts'
import type { UserError } from '../../shared/problems.ts'

/** A route as one revision has it. Its id names the route in the project, whatever the revision. */
export interface RouteView {
  /** `rte_<project>_<name>` */
  readonly id: string
  readonly projectId: string
  readonly revisionId: string
  readonly route: EvaluatedRoute
  readonly diagnostics: readonly Diagnostic[]
}

export interface StepView {
  /** Its position in the route, from 0. */
  readonly id: string
  readonly step: Step<FunctionRef>
}

export type RuleView = BranchRule<FunctionRef>
export type EndpointView = Source | Target

/** What saving answers; JSON, so that it can be replayed. */
export interface SaveAnswer {
  readonly revisionId?: string
  /** Ids of the routes that were saved. */
  readonly routeIds?: readonly string[]
  readonly diagnostics?: readonly Diagnostic[]
  readonly changes?: readonly ChangeView[]
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}

export interface ChangeView {
  readonly kind: 'ADDED' | 'REMOVED' | 'MODIFIED'
  readonly path: string
  readonly before?: string
  readonly after?: string
}
