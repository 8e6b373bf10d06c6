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
