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

/** What saving answers. JSON, and small, so that it can be replayed: what a revision tells itself is not repeated. */
export interface SaveAnswer {
  readonly revisionId?: string
  /** Number of the revision that the changes are against. */
  readonly base?: number
  /** Ids of the routes that were saved. Absent: all that the revision has. */
  readonly routeIds?: readonly string[]
  /** Only where there is no revision that has them. */
  readonly diagnostics?: readonly Diagnostic[]
  /** Only where there is no revision that has them. */
  readonly changes?: readonly ChangeView[]
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}

/** A file that is not what it was. */
export interface ChangeView {
  readonly kind: 'ADDED' | 'REMOVED' | 'MODIFIED'
  readonly path: string
  readonly before?: string
  readonly after?: string
}
