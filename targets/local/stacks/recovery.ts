import { CloudError } from '../cloud-error.ts'
import type { Course } from './course.ts'
import type { Operation, Progress } from './operation-records.ts'

/**
 * The rest of a rollback that did not end.
 *
 * @param skip logical ids of what is to be left as it is
 * @throws {CloudError} `NOTHING_TO_RECOVER`
 */
export function recoveryOf(
  failed: Operation | undefined,
  skip: readonly string[],
): { readonly course: Course; readonly progress: Progress } {
  if (failed === undefined || failed.outcome !== 'failed' || failed.progress.phase !== 'backward') {
    throw new CloudError('NOTHING_TO_RECOVER', 'No rollback of this environment has been left unfinished.', {
      status: 409,
    })
  }
  const { course, progress } = failed
  const forward = course.forward.map((wave) =>
    wave.filter(({ undo }) => undo === undefined || !skip.includes(undo.resource.logicalId)),
  )
  return { course: { ...course, forward }, progress: { ...progress, begun: false } }
}
