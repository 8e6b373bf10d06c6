import { createIdentities } from '../../../../targets/aws/access/identity.ts'
import { createArtefacts } from '../../../../targets/aws/artefacts/create-artefacts.ts'
import { type ClientsFor, createClients } from '../../../../targets/aws/clients.ts'
import { awsDriver } from '../../../../targets/aws/driver/aws-driver.ts'
import type { AwsDriverOptions } from '../../../../targets/aws/driver/options.ts'
import type { Orphans } from '../../../../targets/aws/driver/orphans.ts'
import type { Memory } from '../../../../targets/aws/operations/operation.ts'
import type { AwsPlace } from '../../../../targets/aws/place.ts'
import type { StackDriver } from '../../../../targets/driver.ts'
import { type AwsAccount, type AwsAccountOptions, openAwsAccount } from '../../../testkit/aws-account.ts'
import { placeIn } from '../places.ts'
import { openMemory } from './memory.ts'

/** The driver, with an account of AWS that is scripted. */
export interface OpenedAws extends AsyncDisposable {
  readonly account: AwsAccount
  readonly driver: StackDriver & Orphans
  readonly clients: ClientsFor
  readonly findPlace: (environmentId: string) => Promise<AwsPlace>
  /** Another process with the same memory. */
  another(options?: Partial<AwsDriverOptions>): StackDriver & Orphans
}

export interface OpenedAwsOptions extends AwsAccountOptions {
  readonly place?: Partial<AwsPlace>
  readonly memory?: Memory
}

/** Opens it; what the driver waits for is there at once. */
export async function openAws({ place, memory = openMemory(), ...options }: OpenedAwsOptions = {}): Promise<OpenedAws> {
  const account = await openAwsAccount(options)
  const clients = createClients(account)
  let time = Date.now()
  const findPlace = async (environmentId: string): Promise<AwsPlace> =>
    placeIn('us-east-1', { environmentId, ...place })
  const another = (more: Partial<AwsDriverOptions> = {}): StackDriver & Orphans =>
    awsDriver({
      clients,
      findPlace,
      memory,
      artefacts: createArtefacts({ clients, identityOf: createIdentities(clients) }),
      secrets: { check: () => [], put: async () => {}, sweep: async () => {} },
      check: async () => [],
      now: () => time,
      async sleep(ms) {
        time += ms
      },
      random: () => 0.5,
      ...more,
    })
  return {
    account,
    clients,
    findPlace,
    driver: another(),
    another,
    async [Symbol.asyncDispose]() {
      await account[Symbol.asyncDispose]()
    },
  }
}
