import { ShowRevisions, type ShowRevisionsQuery } from '../../client/operations.ts'
import type { Environment, Project } from '../app/use-project.ts'
import { usePages } from '../data/use-pages.ts'
import { FormProblem } from '../ui/form-problem.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Radios } from '../ui/radios.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Time } from '../ui/time.tsx'

type Revision = NonNullable<ShowRevisionsQuery['project']>['revisions']['nodes'][number]

interface RevisionChoiceProps {
  readonly project: Project
  readonly environment: Environment
}

/** The revisions of a project, the newest first: the newest that can be deployed is chosen. */
export function RevisionChoice({ project, environment }: RevisionChoiceProps) {
  const { rows, error, hasMore, isLoadingMore, more } = usePages(
    ShowRevisions,
    { projectId: project.id },
    ({ project }) => project?.revisions,
  )
  if (error !== null) return <FormProblem error={error} />
  if (rows === undefined) return <Skeleton height="8rem" />
  if (rows.length === 0) return <p>Nothing has been saved yet. Push routes first: npx routo push</p>
  const current = environment.currentDeployment?.revision?.number
  return (
    <div>
      <Radios
        legend="Revision"
        name="revision"
        initial={rows.find((revision) => errorsIn(revision) === 0)?.id}
        choices={rows.map((revision) => ({
          value: revision.id,
          label: `${revision.number}${revision.message == null ? '' : ` · ${revision.message}`}`,
          note: <About revision={revision} isCurrent={revision.number === current} />,
          isDisabled: errorsIn(revision) > 0,
        }))}
      />
      {hasMore && <MoreButton isRunning={isLoadingMore} onClick={more} />}
    </div>
  )
}

const errorsIn = ({ diagnostics }: Revision): number =>
  diagnostics.filter(({ severity }) => severity === 'ERROR').length

function About({ revision, isCurrent }: { readonly revision: Revision; readonly isCurrent: boolean }) {
  const errors = errorsIn(revision)
  return (
    <>
      {revision.author.name}, <Time at={revision.createdAt} />
      {isCurrent && ' · deployed now'}
      {errors > 0 && ` · cannot be deployed: ${errors} ${errors === 1 ? 'error' : 'errors'}`}
    </>
  )
}
