import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError, FollowDeployment, type FollowDeploymentQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

type Answer = NonNullable<FollowDeploymentQuery['deployment']>
export type FollowedDeployment = Omit<Answer, 'events'>
export type DeploymentEvent = Answer['events']['nodes'][number]

/** Whoever is told how a deployment goes. */
export interface Watcher {
  /** How it stands, with what has happened since the last time. */
  seen(deployment: FollowedDeployment, events: readonly DeploymentEvent[]): void
  /** Nobody answers; it is asked again. */
  lost(error: ApiError): void
  /** Somebody answers again. */
  found(): void
  /** No more is to come. */
  end(): void
}

/** Most local deployments are done before the API says that it is time to ask again. */
const FIRST_PAUSE_MS = 60
const LONGEST_PAUSE_MS = 2_000
/** An installation that is started again, or a network that comes back, takes less. */
const PATIENCE_MS = 10 * 60_000

/**
 * Looks at a deployment until it is done, also past restarts of the installation and cuts of the network.
 *
 * @throws {CliError} `INTERRUPTED`: what was begun goes on
 * @throws {ApiError} nobody has answered for a long time, or the API refuses
 */
export async function follow(context: Context, id: string, watcher: Watcher): Promise<FollowedDeployment> {
  let after: string | null = null
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    const { events, ...deployment }: Answer = await answerTo(context, id, after, watcher)
    watcher.seen(deployment, events.nodes)
    after = events.pageInfo.endCursor ?? after
    if (events.pageInfo.hasNextPage) continue
    if (deployment.done) return deployment
    pauseMs = Math.min(pauseMs * 1.5, deployment.pollAfterMs ?? LONGEST_PAUSE_MS)
    await pause(pauseMs, context, id)
  }
}

/** How a deployment stands now. @throws {CliError} `NOT_FOUND` */
export async function lookAt(context: Context, id: string): Promise<Answer> {
  const answer = await ask(context, id, null)
  if (answer instanceof ApiError) throw answer
  return answer
}

/** The next answer, however often it takes to ask. */
async function answerTo(context: Context, id: string, after: string | null, watcher: Watcher): Promise<Answer> {
  const until = Date.now() + PATIENCE_MS
  for (let pauseMs = 0; ; pauseMs = Math.min(pauseMs * 2 + FIRST_PAUSE_MS, LONGEST_PAUSE_MS)) {
    const answer = await ask(context, id, after)
    if (!(answer instanceof ApiError)) {
      if (pauseMs > 0) watcher.found()
      return answer
    }
    if (!answer.retryable || Date.now() > until) throw answer
    if (pauseMs === 0) watcher.lost(answer)
    await pause(pauseMs, context, id)
  }
}

async function ask({ client, signal }: Context, id: string, after: string | null): Promise<Answer | ApiError> {
  try {
    const { deployment } = await client().ask(FollowDeployment, { id, after }, signal)
    return deployment ?? gone(id)
  } catch (error) {
    if (signal.aborted) throw interrupted(id)
    if (error instanceof ApiError) return error
    throw error
  }
}

async function pause(ms: number, { signal }: Context, id: string): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch {
    throw interrupted(id)
  }
}

const interrupted = (id: string): CliError =>
  new CliError(`This was interrupted; the deployment goes on in the installation.`, {
    code: 'INTERRUPTED',
    exitCode: exitCodes.INTERRUPTED,
    hint: `Look at it with: routo status ${id}\nEnd it with: routo cancel ${id}`,
    details: { deploymentId: id },
  })

function gone(id: string): never {
  throw new CliError(`There is no deployment ${id}, or none that you may see.`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: 'List those of the environment with: routo status',
  })
}
