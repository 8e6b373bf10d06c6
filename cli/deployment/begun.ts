import type { FollowedDeployment } from './follow.ts'

/** The deployment that a mutation has begun: without one, and without problems, it has not kept its word. */
export function begun({ deployment }: { readonly deployment: FollowedDeployment | null }): FollowedDeployment {
  if (deployment === null) throw new Error('The installation began no deployment, and does not say why.')
  return deployment
}
