import type { AwsPlace, FindPlace } from '../../../targets/aws/place.ts'
import { type StackDriver, type StackState, TargetError } from '../../../targets/driver.ts'
import { systemCaller } from '../../shared/caller.ts'
import type { Subgraph } from '../../shared/server/subgraph.ts'

/** What other services know of environments on AWS. */
export interface Elsewhere {
  readonly findPlace: FindPlace
  readonly places: () => Promise<readonly AwsPlace[]>
  readonly describe: StackDriver['describe']
}

/** Services that are asked. */
export interface AskedServices {
  readonly projects: Pick<Subgraph, 'execute'>
  /** Asked for each time, since it is there later than this one; undefined where it is not known how to reach it. */
  readonly deployments: () => Pick<Subgraph, 'execute'> | undefined
}

const PLACE = 'query AwsPlace($environmentId: ID!) { answer: awsPlace(environmentId: $environmentId) }'
const PLACES = 'query AwsPlaces { answer: awsPlaces }'
const STACKS = 'query DeployedStacks($environmentId: ID!) { answer: deployedStacks(environmentId: $environmentId) }'

/** @throws {TargetError} when a service does not answer */
export const askElsewhere = ({ projects, deployments }: AskedServices): Elsewhere => ({
  findPlace: async (environmentId) =>
    (await ask<AwsPlace | null>('projects', projects, PLACE, { environmentId })) ?? undefined,
  places: () => ask<readonly AwsPlace[]>('projects', projects, PLACES),
  describe: (environmentId) => {
    const known = deployments()
    if (known === undefined) {
      const said = 'Where the deployments service is, is not known: set ROUTO_DEPLOYMENTS_URL.'
      return Promise.reject(new TargetError('UNREACHABLE', said))
    }
    return ask<readonly StackState[]>('deployments', known, STACKS, { environmentId })
  },
})

/** The services are ours: they answer with what their fields say. */
async function ask<T>(
  name: string,
  { execute }: Pick<Subgraph, 'execute'>,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  const { data, errors } = await execute({ query, variables }, systemCaller('metrics'))
  if (errors === undefined) return data?.answer as T
  const said = `The ${name} service did not answer: ${errors[0]?.message}`
  throw new TargetError('UNREACHABLE', said, { cause: errors[0], retryable: true })
}
