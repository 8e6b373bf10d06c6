import DataLoader from 'dataloader'
import { type StackDriver, type StackState, TargetError } from '../../../targets/driver.ts'
import { projectOf } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'
import { type StackView, viewOf } from './views.ts'

/** Reads the stacks of environments, each once in a request. */
export const loadStacks = (driver: Pick<StackDriver, 'describe'>): DataLoader<string, readonly StackView[]> =>
  new DataLoader((environmentIds: readonly string[]) =>
    Promise.all(environmentIds.map((id) => readStacks(driver, id).catch(asError))),
  )

async function readStacks(driver: Pick<StackDriver, 'describe'>, environmentId: string): Promise<readonly StackView[]> {
  const place = { environmentId, projectId: projectOf(environmentId) ?? '' }
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
