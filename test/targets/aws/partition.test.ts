import { SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from '@jest/globals'
import { partitionOf } from '../../../targets/aws/partition.ts'

test.each([
  ['eu-central-1', 'aws'],
  ['us-east-1', 'aws'],
  ['il-central-1', 'aws'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-iso-west-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eusc-de-east-1', 'aws-eusc'],
])('%s is in the partition %s, and its names end as the SDK has them', (region, name) => {
  const partition = partitionOf(region)
  expect(partition.name).toBe(name)
  const { url } = new SQSClient({ region }).config.endpointProvider({
    Region: region,
    UseDualStack: false,
    UseFIPS: false,
  })
  expect(url.hostname).toBe(`sqs.${region}.${partition.urlSuffix}`)
})
