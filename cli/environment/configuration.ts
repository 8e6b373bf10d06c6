import { Configuration, type ConfigurationQuery, Configure } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { missingEnvironment, placeOf } from '../context/place.ts'

export type FoundConfiguration = NonNullable<NonNullable<ConfigurationQuery['project']>['environment']>

/** Variables and secrets to set and unset, in one go. */
export interface Change {
  readonly variables?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly unset?: readonly string[]
}

/** The variables and secrets of the command's environment. @throws {CliError} `NO_PROJECT`, `NOT_FOUND` */
export async function configurationOf(context: Context): Promise<FoundConfiguration> {
  const { project, environment } = await placeOf(context)
  const variables = { project: project.slug, environment: environment.name }
  const answer = await context.client().ask(Configuration, variables, context.signal)
  return answer.project?.environment ?? missingEnvironment(context)
}

/** Changes variables and secrets of the command's environment, and says so. @param done what was done to it */
export async function configure(context: Context, done: string, change: Change): Promise<void> {
  const { environment } = await placeOf(context)
  const input = { environmentId: environment.id, ...change }
  const { environmentConfigSet } = await context.client().ask(Configure, { input }, context.signal)
  const missing = environmentConfigSet.environment?.missingConfig ?? []
  const names = [...Object.keys(change.variables ?? {}), ...Object.keys(change.secrets ?? {}), ...(change.unset ?? [])]
  context.output.print({ environment: environment.name, names, missingConfig: missing }, () =>
    [
      `${done} ${names.join(', ')} in ${environment.name}. Functions see it after the next: routo deploy --env ${environment.name}`,
      ...(missing.length === 0 ? [] : [`The routes also read ${missing.join(', ')}, which nobody has set.`]),
    ].join('\n'),
  )
}
