import { ApiError, ImpactOfDeployment, type ImpactOfDeploymentQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { count, duration } from '../output/words.ts'

/** How messages went before and after a deployment. */
export type Impact = NonNullable<NonNullable<ImpactOfDeploymentQuery['deployment']>['impact']>

/** Null until a full minute has passed, and where messages cannot be counted now: the deployment is told of all the same. */
export async function impactOf({ client, signal }: Context, id: string): Promise<Impact | null> {
  try {
    return (await client().ask(ImpactOfDeployment, { id }, signal)).deployment?.impact ?? null
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

/** What people want to know of it, on one line. */
export const impactText = ({ verdict, before, after }: Impact): string =>
  `  Since then ${verdict}: ${went(after)}; before ${went(before)}.`

const went = ({ received, failed, duration: { p95 } }: Impact['after']): string =>
  `${count(received, 'message')}, ${failed} failed${p95 == null ? '' : `, p95 ${duration(p95)}`}`
