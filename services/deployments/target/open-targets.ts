import { setTimeout as sleep } from 'node:timers/promises'
import { createExternalIdCheck } from '../../../targets/aws/access/external-id.ts'
import { createIdentities } from '../../../targets/aws/access/identity.ts'
import { createPreflight } from '../../../targets/aws/access/preflight/preflight.ts'
import { createArtefacts } from '../../../targets/aws/artefacts/create-artefacts.ts'
import { type ClientOptions, createClients } from '../../../targets/aws/clients.ts'
import { awsDriver } from '../../../targets/aws/driver/aws-driver.ts'
import type { AwsDriverOptions } from '../../../targets/aws/driver/options.ts'
import { createSecrets } from '../../../targets/aws/secrets/create-secrets.ts'
import { createCall } from '../../../targets/aws/stacks/call.ts'
import type { StackDriver } from '../../../targets/driver.ts'
import { driverByTarget } from './by-target.ts'
import type { TargetNeeds, Targets } from './targets.ts'

/** Where stacks can be made. */
export interface TargetOptions {
  /** Of the local cloud. */
  readonly local: StackDriver
  /** How AWS is reached. */
  readonly aws: ClientOptions
  /** How the driver of AWS waits. Default: the system's clock. */
  readonly clock?: Pick<AwsDriverOptions, 'now' | 'sleep'>
}

/** Opens all targets: the local cloud, and every account on AWS that environments name. */
export const openTargets =
  ({ local, aws, clock = { now: Date.now, sleep } }: TargetOptions) =>
  ({ memory, findPlace }: TargetNeeds): Targets => {
    const clients = createClients(aws)
    const identityOf = createIdentities(clients)
    const pace = { sleep: clock.sleep, random: Math.random }
    const call = createCall(pace)
    const checkExternalId = createExternalIdCheck({ clients, call })
    const preflight = createPreflight({ clients, identityOf, call })
    const onAws = awsDriver({
      ...pace,
      clients,
      findPlace,
      memory,
      artefacts: createArtefacts({ clients, identityOf }),
      secrets: createSecrets({ clients, ...pace }),
      check: async (...about) => [...(await checkExternalId(about[0])), ...(await preflight(...about))],
      now: clock.now,
    })
    return { driver: driverByTarget({ local, aws: onAws }, findPlace), identityOf, orphans: onAws }
  }
