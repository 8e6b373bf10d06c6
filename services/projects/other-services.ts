import { systemCaller } from '../shared/caller.ts'
import type { Log } from '../shared/log.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'

/** The services that keep something of projects, too; absent where it is not known how to reach one. */
export type OtherServices = Readonly<Partial<Record<keyof typeof mutations, Pick<Subgraph, 'execute'>>>>

/**
 * Has the other services remove what they have of a project that is gone.
 *
 * @returns false when one of them has not, and so has to be asked again; why is in the log
 */
export type Forget = (projectId: string, requestId: string) => Promise<boolean>

const mutations = {
  deployments: 'mutation ForgetDeployments($projectId: ID!) { deploymentsForget(projectId: $projectId) }',
  metrics: 'mutation ForgetCounts($projectId: ID!) { countsForget(projectId: $projectId) }',
} as const

/** @param others asked for each time: services that need this one are there later than it */
export const forgetIn =
  (others: () => OtherServices, log: Log): Forget =>
  async (projectId, requestId) => {
    const known = others()
    const caller = systemCaller(requestId)
    const done = await Promise.all(
      Object.entries(mutations).map(async ([name, query]) => {
        const service = known[name as keyof typeof mutations] // of the table above
        const answer = await service?.execute({ query, variables: { projectId } }, caller)
        if (answer !== undefined && answer.errors === undefined) return true
        log.warn({ service: name, projectId, requestId }, 'A service keeps what it has of a deleted project, for now.')
        return false
      }),
    )
    return done.every(Boolean)
  }

/**
 * Which environments of a project something is deployed in, or about to be: their ids. Undefined where that cannot be found out
 * now; none where no service is known that would know.
 */
export type DeployedIn = (projectId: string, requestId: string) => Promise<readonly string[] | undefined>

const DEPLOYED = 'query DeployedEnvironments($projectId: ID!) { deployedEnvironments(projectId: $projectId) }'

export const deployedIn =
  (others: () => OtherServices): DeployedIn =>
  async (projectId, requestId) => {
    const answer = await others().deployments?.execute(
      { query: DEPLOYED, variables: { projectId } },
      systemCaller(requestId),
    )
    if (answer?.errors !== undefined) return undefined
    // The deployments service is ours: it answers with what the field says.
    return (answer?.data?.deployedEnvironments ?? []) as readonly string[]
  }
