import { TargetError } from '../../driver.ts'
import { targetError } from '../aws-error.ts'
import type { AwsClients, ClientsFor } from '../clients.ts'
import type { AwsPlace, FindPlace } from '../place.ts'

/** What AWS answers, or why it does not. @throws {TargetError} */
export async function atAws<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw targetError(error)
  }
}

/** An environment's clients, and where it is. */
export interface At {
  readonly place: AwsPlace
  readonly clients: AwsClients
}

/** Finds the way to an environment. @throws {TargetError} `NOT_FOUND` for one that is not on AWS */
export const wayTo =
  (findPlace: FindPlace, clients: ClientsFor) =>
  async (environmentId: string): Promise<At> => {
    const place = await findPlace(environmentId)
    if (place === undefined) throw new TargetError('NOT_FOUND', 'There is no such environment on AWS.')
    return { place, clients: clients(place) }
  }
