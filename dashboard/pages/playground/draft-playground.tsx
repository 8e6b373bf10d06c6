import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import type { Environment, Project } from '../../app/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useCheck } from './check/use-check.ts'
import type { Draft } from './draft/draft.ts'
import { DraftNotices } from './draft/draft-notices.tsx'
import { DraftStanding } from './draft/draft-standing.tsx'
import { useDraft, useDraftState } from './draft/use-draft.ts'
import { NothingYet } from './nothing-yet.tsx'
import { fetchBase } from './revision/fetch-revision.ts'
import { DraftActions } from './save/draft-actions.tsx'
import { Stage } from './stage.tsx'
import { Workbench } from './workbench.tsx'

interface DraftPlaygroundProps {
  readonly project: Project
  readonly environment: Environment | undefined
}

/** The viewer's own draft of a project. */
export function DraftPlayground({ project, environment }: DraftPlaygroundProps) {
  const { draft, error, reload } = useDraft(project.id, project.headRevision?.number ?? 0)
  if (draft !== undefined)
    return <DraftBench project={project} environment={environment} draft={draft} onReload={reload} />
  return error === null ? <PageSkeleton /> : <ErrorState error={error} onRetry={reload} />
}

interface DraftBenchProps extends DraftPlaygroundProps {
  readonly draft: Draft
  /** Takes what is kept in this browser. */
  readonly onReload: () => void
}

function DraftBench({ project, environment, draft, onReload }: DraftBenchProps) {
  const { base, files } = useDraftState(draft)
  const checked = useCheck(project.id, files, true)
  useFollowing(project, draft)
  return (
    <Stage
      aside={<DraftStanding project={project} draft={draft} />}
      actions={
        <DraftActions
          project={project}
          environment={environment}
          draft={draft}
          diagnostics={checked.check?.diagnostics ?? []}
        />
      }
      notices={
        <DraftNotices project={project} draft={draft}>
          <Button onClick={onReload}>Take that one</Button>
        </DraftNotices>
      }
    >
      <Workbench
        project={project}
        environment={environment}
        files={files}
        base={base.files}
        draft={draft}
        checked={checked}
        empty={<NothingYet onBegin={draft.change} />}
      />
    </Stage>
  )
}

/** Who has changed nothing sees the newest revision as soon as there is one. */
function useFollowing({ id, headRevision }: Project, draft: Draft): void {
  const client = useQueryClient()
  const head = headRevision?.number ?? 0
  useEffect(() => {
    const isUntouched = (): boolean => draft.get().files === draft.get().base.files
    if (head <= draft.get().base.number || !isUntouched()) return
    fetchBase(client, id, head).then(
      (base) => {
        if (isUntouched()) draft.rebase(base)
      },
      // The notice that there is a newer one stays.
      () => undefined,
    )
  }, [client, id, head, draft])
}
