import type { Finding, Release } from '../../../driver.ts'
import { TargetError } from '../../../driver.ts'
import type { AwsClients } from '../../clients.ts'
import type { AwsPlace } from '../../place.ts'
import type { Call } from '../../stacks/call.ts'
import type { Identity } from '../identity.ts'
import type { WantedResource } from './wanted.ts'

/** What the checks before a release look at. */
export interface Checked {
  readonly place: AwsPlace
  readonly release: Release
  readonly identity: Identity
  readonly clients: AwsClients
  readonly call: Call
  /** Everything in the templates of the release. */
  readonly wanted: readonly WantedResource[]
  /** What of it no stack has yet. */
  readonly added: readonly WantedResource[]
}

/** One of the checks. */
export type Check = (checked: Checked) => Promise<readonly Finding[]>

/** The words AWS uses for what was refused. */
const REFUSED = /not authorized to perform: ([\w-]+:\w+)/

/**
 * A check that AWS does not let us make is said, and stands in the way of nothing: what it would have looked for may be well.
 * Emulators garble what they have not got. What may be otherwise on the next try is not a finding.
 */
export async function unlessRefused(
  what: string,
  check: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof TargetError) || (error.retryable && error.code !== 'BACKEND_PROTOCOL_ERROR')) throw error
    const [, action] = REFUSED.exec(error.message) ?? []
    const missing = action === undefined ? '' : ` Allow ${action} to have it checked.`
    const message = `Could not look at ${what}: ${error.message}${missing}`
    return [{ code: 'NOT_CHECKED', level: 'INFO', message }]
  }
}
