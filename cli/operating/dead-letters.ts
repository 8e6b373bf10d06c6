import { type DeadLetterFilter, DeadLetters, type DeadLettersQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { routeIds } from './routes.ts'

type LettersOf = Extract<NonNullable<DeadLettersQuery['node']>, { readonly deadLetters: unknown }>
export type Letters = NonNullable<LettersOf['deadLetters']>

/** Which dead letters a command is about, as its options say. */
export interface Choice {
  readonly route?: string[]
  readonly error?: string
  readonly text?: string
  readonly since?: string
  readonly until?: string
  readonly all?: boolean
}

/** What of the API stands for the options. */
export async function filterOf(context: Context, environmentId: string, choice: Choice): Promise<DeadLetterFilter> {
  const routeId = await routeIds(context, environmentId, choice.route)
  const { error, text, since, until } = choice
  return {
    ...(routeId && { routeId }),
    ...(error !== undefined && { errorCode: error }),
    ...(text !== undefined && { text }),
    ...(since !== undefined && { failedAfter: since }),
    ...(until !== undefined && { failedBefore: until }),
  }
}

/**
 * Letters that are named, or looked for; never all of them by accident.
 *
 * @throws {CliError} `USAGE`
 */
export async function chosen(
  context: Context,
  environmentId: string,
  ids: readonly string[],
  choice: Choice,
): Promise<{ readonly ids: readonly string[] } | { readonly filter: DeadLetterFilter }> {
  const filter = await filterOf(context, environmentId, choice)
  const isLooking = Object.keys(filter).length > 0 || choice.all === true
  if (ids.length > 0 && !isLooking) return { ids }
  if (ids.length === 0 && isLooking) return { filter }
  throw new CliError(
    ids.length > 0
      ? 'Either ids or a filter say which dead letters are meant, not both.'
      : 'Which dead letters are meant?',
    {
      code: 'USAGE',
      exitCode: exitCodes.USAGE,
      hint: 'Name their ids (routo dlq list), or choose them with --route or --error, or take them --all.',
    },
  )
}

/** A page of dead letters, the oldest first. @throws {CliError} `TARGET_SILENT` */
export async function lettersOf(
  { client, signal }: Context,
  environmentId: string,
  asked: { first: number; after?: string | undefined; filter: DeadLetterFilter },
): Promise<Letters> {
  const variables = { environmentId, ...asked, after: asked.after ?? null }
  const { node } = await client().ask(DeadLetters, variables, signal)
  const letters = node && 'deadLetters' in node ? node.deadLetters : undefined
  if (letters) return letters
  throw new CliError('The dead letters cannot be read now.', {
    code: 'TARGET_SILENT',
    exitCode: exitCodes.UNREACHABLE,
    hint: 'Try again in a moment.',
  })
}
