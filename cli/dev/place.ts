import type { Context } from '../context/context.ts'
import type { FoundEnvironment, FoundProject } from '../context/place.ts'
import { makePlace } from '../deployment/make-place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/**
 * The project, and its environment in the local cloud; both are made where they are missing.
 *
 * @throws {CliError} `NOT_LOCAL`
 */
export async function makeLocalPlace(
  context: Context,
): Promise<{ readonly project: FoundProject; readonly environment: FoundEnvironment }> {
  // Where everything is made by itself, that is nothing to speak of.
  const output = { ...context.output, note: () => {} }
  const place = await makePlace({ ...context, output })
  if (place.environment.target.kind === 'LOCAL') return place
  throw new CliError(`The environment "${context.environment()}" is on AWS, and dev deploys with every save.`, {
    code: 'NOT_LOCAL',
    exitCode: exitCodes.CONFLICT,
    hint: 'Name one of the local cloud, which is made where there is none: routo dev --env dev',
  })
}
