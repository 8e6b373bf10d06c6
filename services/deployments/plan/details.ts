import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Finding, StackPlan, StackTemplate } from '../../../targets/driver.ts'

/** What a plan says in full. */
export interface PlanDetails {
  readonly changes: StackPlan['changes']
  readonly findings: readonly Finding[]
  readonly templates: readonly StackTemplate[]
}

export const packDetails = async (details: PlanDetails): Promise<string> =>
  (await promisify(gzip)(JSON.stringify(details))).toString('base64')

/** Only `packDetails` packs them. */
export const unpackDetails = async (packed: string): Promise<PlanDetails> =>
  JSON.parse((await promisify(gunzip)(Buffer.from(packed, 'base64'))).toString()) as PlanDetails
