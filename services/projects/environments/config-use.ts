import { checkVariables, type RouteVariables } from '../../../compiler/index.ts'
import type { Context } from '../context.ts'
import { headOf } from '../revisions/head-routes.ts'
import { inspectionOf } from '../revisions/loaders.ts'
import type { EnvironmentRecord } from './model.ts'

/** What the routes of a project's newest revision read. */
export async function variablesInUse(projectId: string, context: Context): Promise<readonly RouteVariables[]> {
  const project = await context.load.project.load(projectId)
  const revision = project && (await headOf(project, context)).revision
  return revision === undefined ? [] : (await inspectionOf(revision, context.load)).variables
}

/** The names, in their order, that routes need and an environment does not have. */
export function missingConfig(
  { variables, secrets }: Pick<EnvironmentRecord, 'variables' | 'secrets'>,
  inUse: readonly RouteVariables[],
): readonly string[] {
  const needed = new Set(inUse.flatMap(({ needs }) => needs))
  return [...needed]
    .filter((name) => !Object.hasOwn(variables, name) && !Object.hasOwn(secrets, name) && canBeSet(name))
    .sort()
}

/** Others are Lambda's own, such as `AWS_REGION`: they are there without anybody setting them. */
const canBeSet = (name: string): boolean => checkVariables({ [name]: '' }).length === 0
