import type { Caller } from '../../shared/caller.ts'
import { hasProblems, problems } from '../../shared/problems.ts'
import { checkFiles } from '../../shared/project-files/check-files.ts'
import type { ProjectPush } from './inputs.ts'
import { checkMetadata } from './metadata.ts'
import { type Saving, type SavingDeps, saveSnapshot } from './save.ts'
import type { SaveAnswer } from './views.ts'

/** Makes a revision of all the files of a project, which need not be right: what is wrong with them are its diagnostics. */
export async function push(deps: SavingDeps, caller: Caller, input: ProjectPush): Promise<SaveAnswer> {
  const [checked, checkedMetadata] = [checkFiles(input.files), checkMetadata(input)]
  if (hasProblems(checked) || hasProblems(checkedMetadata)) {
    return problems(
      ...(hasProblems(checked) ? checked.userErrors : []),
      ...(hasProblems(checkedMetadata) ? checkedMetadata.userErrors : []),
    )
  }
  const { files } = checked
  const saving: Saving = {
    action: 'projectPush',
    projectId: input.projectId,
    dryRun: input.dryRun ?? false,
    idempotencyKey: input.idempotencyKey,
    metadata: checkedMetadata.metadata,
    ...(input.expectedRevision != null && { expected: input.expectedRevision }),
  }
  return saveSnapshot(deps, caller, saving, { files, inspection: await deps.inspect(files) })
}
