import type { Release } from '../../driver.ts'
import type { AwsPlace } from '../place.ts'

/**
 * What deployments bring to AWS, in one bucket for each account and region. It is called by what it is: the same bytes have the
 * same key, nothing is ever overwritten, and whatever was deployed once can be deployed again.
 *
 * @throws {TargetError} `BUCKET_TAKEN` when another account has a bucket of our name, or as AWS says
 */
export interface Artefacts {
  /** The bucket, made where it is missing: value of the parameter `CodeBucket` of our templates. */
  bucket(place: AwsPlace): Promise<string>
  /** Under `code/<sha256>.zip`, the key that templates name. */
  putCode(place: AwsPlace, code: Release['code']): Promise<void>
  putTemplate(place: AwsPlace, text: string): Promise<KeptTemplate>
  /** A template that was put before. */
  template(place: AwsPlace, key: string): Promise<string>
}

/** Where a template is. */
export interface KeptTemplate {
  /** `templates/<sha256>.json` */
  readonly key: string
  /** As CloudFormation takes it. */
  readonly url: string
}
