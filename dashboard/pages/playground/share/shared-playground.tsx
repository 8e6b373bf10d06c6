import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { PageSkeleton } from '../../../app/page-skeleton.tsx'
import { type Environment, may, type Project } from '../../../app/use-project.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { useCheck } from '../check/use-check.ts'
import type { Base } from '../draft/draft.ts'
import { changesBetween, countFiles, type Files } from '../draft/files.ts'
import { withChanges } from '../draft/kept-draft.ts'
import { EditFromHere } from '../revision/edit-from-here.tsx'
import { fetchBase } from '../revision/fetch-revision.ts'
import { Notice, Stage } from '../stage.tsx'
import { Workbench } from '../workbench.tsx'
import { readShared } from './share-link.ts'

interface SharedPlaygroundProps {
  readonly project: Project
  readonly environment: Environment | undefined
  /** What stands behind the `#`. */
  readonly hash: string
}

interface Shared {
  readonly base: Base
  readonly files: Files
}

/** A draft that somebody has sent as a link: to be looked at, and to begin from. Nothing of it runs unasked. */
export function SharedPlayground({ project, environment, hash }: SharedPlaygroundProps) {
  const client = useQueryClient()
  const [shared, setShared] = useState<Shared>()
  const [error, setError] = useState<Error>()
  const projectId = project.id
  useEffect(() => {
    let isGone = false
    const open = async (): Promise<Shared> => {
      const draft = await readShared(hash)
      const base = await fetchBase(client, projectId, draft.revision)
      return { base, files: withChanges(base.files, draft) }
    }
    open().then(
      (opened) => isGone || setShared(opened),
      (reason: Error) => isGone || setError(reason),
    )
    return () => {
      isGone = true
    }
  }, [client, projectId, hash])
  if (error !== undefined) return <Broken project={project} error={error} />
  if (shared === undefined) return <PageSkeleton />
  return <SharedBench project={project} environment={environment} {...shared} />
}

const Broken = ({ project, error }: { readonly project: Project; readonly error: Error }) => (
  <Page title="Playground">
    <EmptyState
      title="What this link shares cannot be shown."
      action={
        <Link to="/projects/$project/playground" params={{ project: project.slug }}>
          Open the playground without it
        </Link>
      }
    >
      <p>{error.message} Ask whoever sent it for another one.</p>
    </EmptyState>
  </Page>
)

function SharedBench({ project, environment, base, files }: Omit<SharedPlaygroundProps, 'hash'> & Shared) {
  const checked = useCheck(project.id, files, may(project, 'routes:try'))
  const changed = changesBetween(base.files, files).length
  return (
    <Stage
      aside={
        <p>
          {base.number === 0 ? 'Shared draft' : `Shared draft of revision ${base.number}`}, {countFiles(changed)}{' '}
          changed
        </p>
      }
      actions={
        may(project, 'routes:write') && (
          <EditFromHere project={project} files={files} head={project.headRevision?.number ?? 0} label="Edit a copy" />
        )
      }
      notices={
        <Notice>
          These files came with the link, from whoever made it. They are saved nowhere, and nothing of them has run.
        </Notice>
      }
    >
      <Workbench
        project={project}
        environment={environment}
        files={files}
        base={base.files}
        draft={undefined}
        checked={checked}
        empty={<EmptyState title="There are no files in this draft." />}
      />
    </Stage>
  )
}
