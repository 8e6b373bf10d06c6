import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import { TargetError } from '../../driver.ts'
import { targetError } from '../aws-error.ts'
import type { ClientsFor } from '../clients.ts'
import { type Partition, partitionOf } from '../partition.ts'
import type { AwsPlace } from '../place.ts'

/** Who we are at a place, as AWS says. */
export interface Identity {
  readonly accountId: string
  /** Of a user, or of the session of a role. */
  readonly arn: string
  readonly partition: Partition
}

/** @throws {TargetError} `NO_CREDENTIALS`, `CREDENTIALS_EXPIRED`, `CREDENTIALS_INVALID` or `ACCESS_DENIED`, with the next step */
export type IdentityOf = (place: AwsPlace) => Promise<Identity>

/** Asks once for each way of getting there; after a failure, again. */
export function createIdentities(clients: ClientsFor): IdentityOf {
  const answers = new WeakMap<STSClient, Promise<Identity>>()
  return (place) => {
    const { sts } = clients(place)
    const known = answers.get(sts)
    if (known !== undefined) return known
    const answer = identityOf(sts, place)
    answers.set(sts, answer)
    answer.catch(() => answers.delete(sts))
    return answer
  }
}

async function identityOf(sts: STSClient, { region, roleArn }: AwsPlace): Promise<Identity> {
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand())
    if (Account === undefined || Arn === undefined) {
      throw new TargetError('BACKEND_PROTOCOL_ERROR', 'AWS did not say whose the credentials are.')
    }
    return { accountId: Account, arn: Arn, partition: partitionOf(region) }
  } catch (error) {
    const { code, message } = targetError(error)
    if (roleArn === undefined || code !== 'ACCESS_DENIED') throw targetError(error)
    const said = `The role ${roleArn} cannot be assumed: let its trust policy name this server, and ask for the environment's external id. AWS says: ${message}`
    throw new TargetError('ROLE_NOT_ASSUMABLE', said, { cause: error })
  }
}
