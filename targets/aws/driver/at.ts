import { TargetError } from '../../driver.ts'
import { type KeptDocuments, kept } from '../operations/kept.ts'
import type { Aws } from '../stacks/aws.ts'
import { createCall } from '../stacks/call.ts'
import type { AwsDriverOptions } from './options.ts'

/** What all calls of the driver share. */
export interface DriverContext extends AwsDriverOptions {
  readonly documents: KeptDocuments
  /** AWS, where an environment is. @throws {TargetError} `NOT_FOUND` */
  at(environmentId: string): Promise<Aws>
}

/** Brings together what calls share. */
export function driverContext(options: AwsDriverOptions): DriverContext {
  const { clients, findPlace, memory } = options
  const call = createCall(options)
  return {
    ...options,
    documents: kept(memory),
    async at(environmentId) {
      const place = await findPlace(environmentId)
      if (place === undefined) {
        throw new TargetError('NOT_FOUND', `There is no environment ${environmentId} on AWS.`)
      }
      return { place, clients: clients(place), call }
    },
  }
}
