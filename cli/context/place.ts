import { FindPlace, type FindPlaceQuery } from '../../client/index.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import type { Context } from './context.ts'

/** The project that a command works on. */
export type FoundProject = NonNullable<FindPlaceQuery['project']>
/** The environment of it. */
export type FoundEnvironment = NonNullable<FoundProject['environment']>

/** Both, as far as there are any. */
export interface MaybePlace {
  readonly project: FoundProject | undefined
  readonly environment: FoundEnvironment | undefined
}

/** Looks for the project and the environment of a command. @throws {CliError} `NO_PROJECT` */
export async function findPlace(context: Context): Promise<MaybePlace> {
  const variables = { project: context.project(), environment: context.environment() }
  const { project } = await context.client().ask(FindPlace, variables, context.signal)
  return { project: project ?? undefined, environment: project?.environment ?? undefined }
}

/** The project of a command. @throws {CliError} `NO_PROJECT`, `NOT_FOUND` */
export async function projectOf(context: Context): Promise<FoundProject> {
  return (await findPlace(context)).project ?? missingProject(context)
}

/** The project and the environment of a command. @throws {CliError} `NO_PROJECT`, `NOT_FOUND` */
export async function placeOf(
  context: Context,
): Promise<{ readonly project: FoundProject; readonly environment: FoundEnvironment }> {
  const { project = missingProject(context), environment } = await findPlace(context)
  return { project, environment: environment ?? missingEnvironment(context) }
}

function missingProject(context: Context): never {
  throw new CliError(`There is no project "${context.project()}" at ${context.url}, or none that you may see.`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: 'Make it, and deploy it, with: routo deploy. Or name another one with --project.',
  })
}

/** The error about an environment that is not there. */
export function missingEnvironment(context: Context): never {
  throw new CliError(`The project "${context.project()}" has no environment "${context.environment()}".`, {
    code: 'NOT_FOUND',
    exitCode: exitCodes.NOT_FOUND,
    hint: 'List them with: routo env list. Or make it with: routo env create.',
  })
}
