import type { ShowPlanQuery } from '../../../client/operations.ts'

type Node = NonNullable<ShowPlanQuery['node']>

/** A plan, as its page knows it. */
export type Plan = Exclude<Node, Readonly<Record<PropertyKey, never>>>

/** The plan in an answer; undefined where there is none of that id. */
export const planIn = ({ node }: ShowPlanQuery): Plan | undefined =>
  // Of anything else that has an id, nothing was asked for.
  node != null && 'summary' in node ? (node as Plan) : undefined
