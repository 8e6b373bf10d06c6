import DataLoader from 'dataloader'
import type { AwsPlace } from '../../../targets/aws/place.ts'
import { type StackDriver, type StackState, TargetError } from '../../../targets/driver.ts'
import { projectOf } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'
import { type StackView, viewOf } from './views.ts'

/** Reads the stacks of environments, each once in a request. @param places of those on AWS */
export const loadStacks = (driver: Describing, places: Places): DataLoader<string, readonly StackView[]> =>
  new DataLoader((environmentIds: readonly string[]) =>
    Promise.all(environmentIds.map((id) => readStacks(driver, places, id).catch(asError))),
  )

type Describing = Pick<StackDriver, 'describe'>
type Places = Pick<DataLoader<string, AwsPlace | undefined>, 'load'>

async function readStacks(driver: Describing, places: Places, environmentId: string): Promise<readonly StackView[]> {
  const region = (await places.load(environmentId))?.region
  const place = { environmentId, projectId: projectOf(environmentId) ?? '', ...(region !== undefined && { region }) }
  const states = await asking(() => driver.describe(environmentId))
  return states.filter(isThere).map((state) => viewOf(state, place))
}

/** One that was removed is shown as long as it has left something behind. */
const isThere = ({ status, resources }: StackState): boolean => status !== 'DELETE_COMPLETE' || resources.length > 0

/** A loader takes an error as the answer for one key. */
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/**
 * Asks the target for what a field shows.
 *
 * @throws {Refusal} that says in words why it does not answer
 */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof TargetError)) throw error
    throw new Refusal('TARGET_UNAVAILABLE', `The target does not answer: ${error.message}`, {
      hint: 'What is deployed may go on all the same. Try again in a moment.',
      retryable: error.retryable,
    })
  }
}
