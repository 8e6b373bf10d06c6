/** A world of its own within AWS: accounts, names and ARNs of one mean nothing in another. */
export interface Partition {
  /** As ARNs begin: `aws-us-gov`. */
  readonly name: string
  /** What the names of its services end in. */
  readonly urlSuffix: string
}

const commercial: Partition = { name: 'aws', urlSuffix: 'amazonaws.com' }

/** By what the names of their regions begin with. */
const others: readonly (readonly [string, Partition])[] = [
  ['cn-', { name: 'aws-cn', urlSuffix: 'amazonaws.com.cn' }],
  ['us-gov-', { name: 'aws-us-gov', urlSuffix: 'amazonaws.com' }],
  ['us-iso-', { name: 'aws-iso', urlSuffix: 'c2s.ic.gov' }],
  ['us-isob-', { name: 'aws-iso-b', urlSuffix: 'sc2s.sgov.gov' }],
  ['eu-isoe-', { name: 'aws-iso-e', urlSuffix: 'cloud.adc-e.uk' }],
  ['us-isof-', { name: 'aws-iso-f', urlSuffix: 'csp.hci.ic.gov' }],
  ['eusc-', { name: 'aws-eusc', urlSuffix: 'amazonaws.eu' }],
]

/** Where a region is. */
export const partitionOf = (region: string): Partition =>
  others.find(([prefix]) => region.startsWith(prefix))?.[1] ?? commercial
