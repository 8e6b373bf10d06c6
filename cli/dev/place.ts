import { randomUUID } from 'node:crypto'
import { CreateEnvironment, CreateProject } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { type FoundEnvironment, type FoundProject, findPlace, placeOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/**
 * The project, and its environment in the local cloud; both are made where they are missing.
 *
 * @throws {CliError} `NOT_LOCAL`
 */
export async function makePlace(
  context: Context,
): Promise<{ readonly project: FoundProject; readonly environment: FoundEnvironment }> {
  const { client, signal } = context
  const found = await findPlace(context)
  let projectId = found.project?.id
  if (projectId === undefined) {
    const input = { slug: context.project(), idempotencyKey: randomUUID() }
    projectId = (await client().ask(CreateProject, { input }, signal)).projectCreate.project?.id ?? ''
  }
  if (found.environment === undefined) {
    const input = {
      projectId,
      name: context.environment(),
      target: 'LOCAL' as const,
      idempotencyKey: randomUUID(),
    }
    await client().ask(CreateEnvironment, { input }, signal)
  }
  const place = await placeOf(context)
  if (place.environment.target.kind === 'LOCAL') return place
  throw new CliError(`The environment "${context.environment()}" is on AWS, and dev deploys with every save.`, {
    code: 'NOT_LOCAL',
    exitCode: exitCodes.CONFLICT,
    hint: 'Name one of the local cloud, which is made where there is none: routo dev --env dev',
  })
}
