import type { AwsPlace } from '../../../targets/aws/place.ts'

export const accountId = '111122223333'

/** Where an environment is in these tests. */
export const placeIn = (region: string, more: Partial<AwsPlace> = {}): AwsPlace => ({
  environmentId: 'env_1',
  project: 'acme',
  environment: 'dev',
  region,
  externalId: 'ext-0123456789',
  protected: false,
  ...more,
})

export const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' }
