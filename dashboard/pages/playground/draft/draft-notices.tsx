import { type ReactNode, useState } from 'react'
import type { Project } from '../../../app/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { MergeDialog } from '../merge/merge-dialog.tsx'
import { NewerRevision } from '../merge/newer-revision.tsx'
import { Notice } from '../stage.tsx'
import type { Draft } from './draft.ts'
import { useDraftState } from './use-draft.ts'

interface DraftNoticesProps {
  readonly project: Project
  readonly draft: Draft
  /** The button that takes what another window has kept. */
  readonly children: ReactNode
}

/** What has happened to a draft while somebody worked on it. */
export function DraftNotices({ project, draft, children }: DraftNoticesProps) {
  const { base, files, keeping } = useDraftState(draft)
  const [isMerging, setMerging] = useState(false)
  const head = project.headRevision?.number ?? 0
  return (
    <>
      {keeping === 'full' && (
        <Notice tone="warn">
          This browser has no room left for your draft. Save it as a revision before you close the window.
        </Notice>
      )}
      {keeping === 'elsewhere' && (
        <Notice
          tone="warn"
          actions={
            <>
              {children}
              <Button onClick={draft.insist}>Keep this one</Button>
            </>
          }
        >
          Your draft was changed in another window, too. Which one is to stay?
        </Notice>
      )}
      {head > base.number && files !== base.files && (
        <NewerRevision project={project} since={base.number} onMerge={() => setMerging(true)} />
      )}
      {isMerging && head > base.number && (
        <MergeDialog projectId={project.id} draft={draft} to={head} onClose={() => setMerging(false)} />
      )}
    </>
  )
}
