import type { Finding, Release } from '../../../driver.ts'
import { TargetError } from '../../../driver.ts'
import type { ClientsFor } from '../../clients.ts'
import type { AwsPlace } from '../../place.ts'
import { type Call, isAbsent } from '../../stacks/call.ts'
import { fewAtOnce } from '../../stacks/few-at-once.ts'
import { resourcesOf } from '../../stacks/look.ts'
import type { IdentityOf } from '../identity.ts'
import type { Checked } from './check.ts'
import { checkNames } from './names.ts'
import { checkPermissions } from './permissions.ts'
import { checkQuotas } from './quotas.ts'
import { wantedIn } from './wanted.ts'

export interface PreflightOptions {
  readonly clients: ClientsFor
  readonly identityOf: IdentityOf
  readonly call: Call
}

/** Something that no stack has, and that the next one takes up again. */
interface Kept {
  readonly type: string
  readonly logicalId: string
}

/** What is in the way of a release at AWS, besides its stacks. Nothing is changed by asking. */
export type Preflight = (place: AwsPlace, release: Release, kept?: readonly Kept[]) => Promise<readonly Finding[]>

/** Who we are, what we may do, whether names are free and quotas hold. */
export function createPreflight({ clients, identityOf, call }: PreflightOptions): Preflight {
  return async (place, release, kept = []) => {
    const identity = await identityOf(place).catch(asFinding)
    if ('level' in identity) return [identity]
    const at = clients(place)
    const wanted = wantedIn(release, identity, place.region)
    const there = await logicalIdsIn({ place, clients: at, call }, release)
    const added = wanted.filter(({ stack, logicalId }) => !there.has(`${stack} ${logicalId}`))
    const isKept = new Set(kept.map(({ type, logicalId }) => `${type} ${logicalId}`))
    const checked: Checked = { place, release, identity, clients: at, call, wanted, added }
    const findings = await Promise.all([
      checkPermissions(checked),
      checkNames({ ...checked, added: added.filter(({ type, logicalId }) => !isKept.has(`${type} ${logicalId}`)) }),
      checkQuotas(checked),
    ])
    return findings.flat()
  }
}

/** Without credentials nothing else can be found out; what may be otherwise on the next try is thrown. */
function asFinding(error: unknown): Finding {
  if (!(error instanceof TargetError) || error.retryable) throw error
  return { code: error.code, level: 'ERROR', message: error.message }
}

/** What stacks of the release have already: `<stack> <logical id>`. */
async function logicalIdsIn(aws: Parameters<typeof resourcesOf>[0], { stacks }: Release): Promise<ReadonlySet<string>> {
  const found = await fewAtOnce(stacks, async ({ name }) => {
    const resources = await resourcesOf(aws, name).catch((error: unknown) => {
      if (isAbsent(error)) return []
      throw error
    })
    return resources
      .filter(({ ResourceStatus = '' }) => !/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus))
      .map(({ LogicalResourceId }) => `${name} ${LogicalResourceId}`)
  })
  return new Set(found.flat())
}
