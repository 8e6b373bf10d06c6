import type { Project } from '../../../app/use-project.ts'
import { Time } from '../../../ui/time.tsx'
import type { Draft } from './draft.ts'
import { changesBetween, countFiles } from './files.ts'
import { useDraftState } from './use-draft.ts'

/** What the files are: a revision, or a draft of one, and how far it is kept. */
export function DraftStanding({
  project: { headRevision },
  draft,
}: {
  readonly project: Project
  readonly draft: Draft
}) {
  const { base, files, keeping } = useDraftState(draft)
  const changed = changesBetween(base.files, files).length
  if (changed > 0) {
    const of = base.number === 0 ? 'Draft' : `Draft of revision ${base.number}`
    return (
      <p>
        {of}, {countFiles(changed)} changed
        {keeping === 'kept' && ' · kept in this browser'}
      </p>
    )
  }
  if (base.number === 0) return <p>Nothing has been saved yet.</p>
  if (headRevision?.number !== base.number) return <p>Revision {base.number}</p>
  return (
    <p>
      Revision {base.number} by {headRevision.author.name}, <Time at={headRevision.createdAt} />
    </p>
  )
}
