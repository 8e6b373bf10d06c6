import { ShowRevisionChange } from '../../../../client/operations.ts'
import type { Project } from '../../../app/use-project.ts'
import { useOperation } from '../../../data/use-operation.ts'
import { Button } from '../../../ui/button.tsx'
import { Time } from '../../../ui/time.tsx'
import { countFiles } from '../draft/files.ts'
import { Notice } from '../stage.tsx'

interface NewerRevisionProps {
  readonly project: Project
  /** Number of the revision that the draft began as. */
  readonly since: number
  readonly onMerge: () => void
}

/** Says that somebody has saved in the meantime, and what. */
export function NewerRevision({ project: { id, headRevision }, since, onMerge }: NewerRevisionProps) {
  const number = headRevision?.number ?? 0
  const against = since === 0 ? null : since
  const revision = useOperation(ShowRevisionChange, { projectId: id, number, against }).data?.project?.revision
  if (headRevision == null || revision?.number !== number) return null
  const { source, author, createdAt, diff, message } = revision
  return (
    <Notice actions={<Button onClick={onMerge}>Look and merge</Button>}>
      Revision {number} was {source === 'PLAYGROUND' ? 'saved' : 'pushed'} by {author.name} <Time at={createdAt} />:{' '}
      {countFiles(diff.length)}
      {message != null && `, "${message}"`}
    </Notice>
  )
}
