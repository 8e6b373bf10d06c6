import { TargetError } from '../../driver.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Aws } from '../stacks/aws.ts'
import { holdingsAfter } from './holdings.ts'
import { type Kept, type KeptDocuments, withEvents } from './kept.ts'
import type { Holdings, Operation } from './operation.ts'
import { advancePhase } from './phases.ts'

export interface AdvanceDependencies {
  readonly documents: KeptDocuments
  readonly secrets: Secrets
  readonly aws: Aws
  readonly now: () => number
}

/**
 * Moves an operation on by one step, and records it. Answers with what is recorded then: the same as before where there was
 * nothing to do yet.
 *
 * @throws {TargetError} when AWS cannot be asked; what was done nevertheless is recorded
 */
export async function advance(
  current: Kept<Operation>,
  { documents, secrets, aws, now }: AdvanceDependencies,
): Promise<Kept<Operation>> {
  const { environmentId } = current.value
  const operation = await documents.putAway(current.value)
  const { retained } = (await documents.holdings(environmentId)).value
  const advanced = await advancePhase({ aws, operation, retained, now })
  const { outcome, events, fault } = advanced
  if (outcome !== undefined) {
    // First what is known of the stacks: as long as there is no outcome, nobody else begins.
    const held = await documents.changeHoldings(environmentId, (before) => holdingsAfter(before, operation, outcome))
    await sweep(held, secrets, aws)
  }
  const next = withEvents({ ...advanced.operation, ...(outcome !== undefined && { outcome }) }, events)
  const isSame = outcome === undefined && events.length === 0 && advanced.operation === current.value
  const recorded = isSame ? current : await documents.putOperation(next, current.version)
  if (fault !== undefined) throw fault
  // Somebody else moves it on, too, and was quicker.
  return recorded ?? (await documents.operation(next.token)) ?? current
}

/** Removes the secrets that no stack reads any more. */
async function sweep({ stacks }: Holdings, secrets: Secrets, { place }: Aws): Promise<void> {
  const [first, ...others] = new Set(stacks.map(({ configVersion }) => configVersion))
  if (others.length > 0) return
  try {
    await secrets.sweep(place, first === undefined ? undefined : { configVersion: first })
  } catch (error) {
    if (!(error instanceof TargetError) || error.retryable) throw error
    // They are encrypted, nobody reads them, and the next operation sweeps again: no reason to fail for.
  }
}
