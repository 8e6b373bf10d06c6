import type { ShowDeploymentQuery } from '../../../client/operations.ts'

/** A deployment, as its page knows it. */
export type Deployment = NonNullable<ShowDeploymentQuery['deployment']>
