import { SettingsError } from '../../shared/settings.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { SealRecord } from './model.ts'
import type { SecretBox } from './secret-box.ts'

const PLACE = { environmentId: 'installation', name: 'check' }

/**
 * Finds out at the start whether secrets can be opened, and not when a deployment needs them.
 *
 * @throws {SettingsError} when the installation's secret is not the one that the data was written with
 */
export async function checkSecretBox(seals: Collection<SealRecord>, box: SecretBox): Promise<void> {
  const mine = { id: 'check', sealed: box.seal(PLACE, 'routo') }
  const { taken } = await seals.insert(mine)
  const { sealed } = taken === undefined ? mine : ((await seals.get(mine.id)) ?? mine)
  try {
    box.unseal(PLACE, sealed)
  } catch (cause) {
    throw new SettingsError(
      'The secrets in this data cannot be opened: ROUTO_SECRET, or the file "secret" of the data directory, is not what it was ' +
        'when they were written. Start with the former one.',
      { cause },
    )
  }
}
