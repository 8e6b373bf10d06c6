import type { Finding, Release } from '../../driver.ts'
import type { AwsPlace } from '../place.ts'

/**
 * The secrets of environments, where executors read them at their start: parameters of SSM, encrypted, under
 * `/routo/<project>/<environment>/<version of the configuration>/<name>`. What a template says is the path, so an executor has the
 * secrets that its template was deployed with, also after a deployment that was rolled back.
 *
 * No error holds a value.
 *
 * @throws {TargetError}
 */
export interface Secrets {
  /** What SSM would not keep. */
  check(release: Release): readonly Finding[]
  /** Before its stacks are made. Repeats write nothing; what other versions have is as before. */
  put(place: AwsPlace, release: Release): Promise<void>
  /**
   * Removes the secrets of an environment, but not those of the version that its stacks are made with. To be called when an
   * operation has ended: until then stacks may go back to what they were. @param kept absent: nothing is deployed any more
   */
  sweep(place: AwsPlace, kept?: Pick<Release, 'configVersion'>): Promise<void>
}
