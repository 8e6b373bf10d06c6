import type { Context } from '../context/context.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { type FollowedDeployment, follow } from './follow.ts'
import { outcomeText, placeWords } from './outcome.ts'
import { watcherFor } from './watchers.ts'

/** Where a command works, in words: `orders/dev`. */
export const whereOf = ({ project, environment }: Context): string => `${project()}/${environment()}`

/**
 * Waits for a deployment that was begun, shows how it goes, and says how it has ended.
 *
 * @param wait whether to wait at all
 * @param expected how it ends where all is well
 * @throws {Ended} where it ends otherwise
 */
export async function carryOut(
  context: Context,
  begun: FollowedDeployment,
  { wait = true, expected = 'SUCCEEDED' }: { readonly wait?: boolean; readonly expected?: FollowedDeployment['state'] },
): Promise<void> {
  const { output } = context
  if (!wait) {
    const words = `Deployment ${begun.number} of ${placeWords(begun)} is under way.\nFollow it with: routo status ${begun.id} --wait`
    output.print({ deployment: begun }, () => words)
    return
  }
  const watcher = watcherFor(context)
  const ended = await follow(context, begun.id, watcher).finally(() => watcher.end())
  output.print({ deployment: ended }, () => outcomeText(ended, output))
  if (ended.state !== expected) throw new Ended(exitCodes.FAILED)
}
