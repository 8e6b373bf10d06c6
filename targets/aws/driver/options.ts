import type { Finding, Release } from '../../driver.ts'
import type { Artefacts } from '../artefacts/artefacts.ts'
import type { ClientsFor } from '../clients.ts'
import type { Memory, Retained } from '../operations/operation.ts'
import type { AwsPlace, FindPlace } from '../place.ts'
import type { Secrets } from '../secrets/secrets.ts'

/** What the driver works with: `awsDriver(options): StackDriver`. */
export interface AwsDriverOptions {
  readonly clients: ClientsFor
  readonly findPlace: FindPlace
  /** Outlives a crash. */
  readonly memory: Memory
  readonly artefacts: Artefacts
  readonly secrets: Secrets
  /** What else is in the way of a release, besides the stacks themselves, and what they take up again. */
  readonly check: (place: AwsPlace, release: Release, retained: readonly Retained[]) => Promise<readonly Finding[]>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** From 0 up to 1. */
  readonly random: () => number
  /** When one stack of a release fails: the others go back, too, or stay as they are. Default: they go back. */
  readonly onShardFailure?: 'rollback' | 'stop'
}
