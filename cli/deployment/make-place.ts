import { randomUUID } from 'node:crypto'
import { ApiError, CreateEnvironment, CreateProject } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { type FoundEnvironment, type FoundProject, findPlace, projectOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** The project and the environment of a command. What is missing is made, the environment in the cloud of the installation's own machine. */
export async function makePlace(
  context: Context,
): Promise<{ readonly project: FoundProject; readonly environment: FoundEnvironment }> {
  const found = await findPlace(context)
  if (found.project === undefined) await makeProject(context)
  else if (found.environment !== undefined) return { project: found.project, environment: found.environment }
  const { project } = await findPlace(context)
  if (project === undefined) throw new Error('The project that was made is not there.')
  await makeEnvironment(context, project)
  const { environment } = await findPlace(context)
  if (environment === undefined) throw new Error('The environment that was made is not there.')
  return { project, environment }
}

/** The project of a command; made where it is missing. */
export async function projectMade(context: Context): Promise<FoundProject> {
  const { project } = await findPlace(context)
  if (project !== undefined) return project
  await makeProject(context)
  return projectOf(context)
}

async function makeProject({ client, project, output, signal }: Context): Promise<void> {
  const slug = project()
  try {
    await client().ask(CreateProject, { input: { slug, idempotencyKey: randomUUID() } }, signal)
    output.note(`Made the project ${slug}.`)
  } catch (error) {
    throw error instanceof ApiError && error.code === 'NAME_TAKEN' ? taken(slug, error) : error
  }
}

const taken = (slug: string, cause: ApiError): CliError =>
  new CliError(`There is a project "${slug}" already, which you may not see.`, {
    code: cause.code,
    exitCode: exitCodes.CONFLICT,
    hint: `Choose another name in routo.json, for example "${slug.slice(0, 38)}-2", or have its owner make you a member.`,
    cause,
  })

async function makeEnvironment(
  { client, environment, output, signal }: Context,
  { id: projectId, slug }: FoundProject,
): Promise<void> {
  const name = environment()
  const input = { projectId, name, target: 'LOCAL' as const, idempotencyKey: randomUUID() }
  await client().ask(CreateEnvironment, { input }, signal)
  output.note(`Made the environment ${name} of ${slug}, in the cloud on the installation's own machine.`)
}
