import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PageSkeleton } from '../../../app/page-skeleton.tsx'
import { type Environment, may, type Project } from '../../../app/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Time } from '../../../ui/time.tsx'
import { type Check, useCheck } from '../check/use-check.ts'
import { type Files, filesOf } from '../draft/files.ts'
import { Share } from '../share/share.tsx'
import { Notice, Stage } from '../stage.tsx'
import { Workbench } from '../workbench.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { EditFromHere } from './edit-from-here.tsx'
import { fetchRevision } from './fetch-revision.ts'

interface RevisionPlaygroundProps {
  readonly project: Project
  readonly environment: Environment | undefined
  readonly number: number
}

/** A revision as it is: to be looked at, and to begin from. */
export function RevisionPlayground({ project, environment, number }: RevisionPlaygroundProps) {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: ['revision in the playground', project.id, number],
    queryFn: async () => {
      const revision = await fetchRevision(client, project.id, number)
      return { revision, files: filesOf(revision.files) }
    },
    enabled: number > 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  })
  if (number === 0) return <EmptyState title="Nothing has been saved in this project yet." />
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <PageSkeleton />
  return <RevisionBench project={project} environment={environment} revision={data.revision} files={data.files} />
}

type Revision = Awaited<ReturnType<typeof fetchRevision>>

interface RevisionBenchProps extends Omit<RevisionPlaygroundProps, 'number'> {
  readonly revision: Revision
  readonly files: Files
}

function RevisionBench({ project, environment, revision, files }: RevisionBenchProps) {
  const [isComparing, setComparing] = useState(false)
  const checked = useCheck(project.id, files, may(project, 'routes:try'))
  const { number, author, createdAt, message } = revision
  const head = project.headRevision?.number ?? number
  const isOlder = number < head
  return (
    <Stage
      aside={
        <p>
          Revision {number} by {author.name}, <Time at={createdAt} />
          {message != null && `: ${message}`}
        </p>
      }
      actions={
        <>
          <Share base={{ number, files }} files={files} />
          {may(project, 'routes:write') && <EditFromHere project={project} files={files} head={head} />}
        </>
      }
      notices={
        <Notice actions={isOlder && <Button onClick={() => setComparing(true)}>Compare with the newest</Button>}>
          {may(project, 'routes:write')
            ? `This is revision ${number}${isOlder ? `, not the newest: that is ${head}` : ''}. It is only read here.`
            : 'You may read these files, and not change them: that is for developers and above. Ask an admin of the project.'}
        </Notice>
      }
    >
      <Workbench
        project={project}
        environment={environment}
        files={files}
        base={files}
        draft={undefined}
        checked={checked.check === undefined ? { ...checked, check: asSaved(revision, files), isOld: false } : checked}
        empty={<EmptyState title="This revision has no files." />}
      />
      {isComparing && (
        <CompareDialog
          projectId={project.id}
          files={files}
          number={number}
          head={head}
          onClose={() => setComparing(false)}
        />
      )}
    </Stage>
  )
}

/** What the compiler said when it was saved: without places of routes. */
const asSaved = ({ diagnostics, routes, processors }: Revision, files: Files): Check => ({
  files,
  diagnostics,
  processors,
  routes: routes.map(({ name, description, from, to, document }) => ({
    name,
    description,
    document,
    range: null,
    from: { endpoint: from, range: null },
    to: to.map((endpoint) => ({ endpoint, range: null })),
    steps: [],
  })),
})
