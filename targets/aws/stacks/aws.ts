import type { AwsClients } from '../clients.ts'
import type { AwsPlace } from '../place.ts'
import type { Call } from './call.ts'

/** AWS, where one environment is. */
export interface Aws {
  readonly place: AwsPlace
  readonly clients: AwsClients
  readonly call: Call
}
