import type { Context } from '../context/context.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'

/** Does a part of what a command does. Where Ctrl+C ends it, it is said what that leaves. */
export async function stage<Result>(
  { signal }: Context,
  leaves: { readonly message: string; readonly hint: string },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!signal.aborted || error instanceof CliError) throw error
    throw new CliError(`This was interrupted. ${leaves.message}`, {
      code: 'INTERRUPTED',
      exitCode: exitCodes.INTERRUPTED,
      hint: leaves.hint,
    })
  }
}

/** Nothing was begun. */
export const BEFORE = {
  message: 'Nothing was deployed; at the most, a revision was pushed.',
  hint: 'Deploy it with: routo deploy',
} as const

/** Nobody knows whether it was begun. */
export const WHILE_ASKING = {
  message: 'The installation was just asked for a deployment, and may have begun it.',
  hint: 'Look with: routo status. End it with: routo cancel',
} as const
