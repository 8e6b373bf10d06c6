import { ShowSettings } from '../../../client/operations.ts'
import { ProjectKnown } from '../../app/in-project.tsx'
import { may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DeleteProject } from './delete-project.tsx'
import { MembersPanel } from './members-panel.tsx'
import { ProjectForm } from './project-form.tsx'
import { ProjectTokens } from './project-tokens.tsx'

/** What a project is called, who is in it, what programs sign in to it with, and its end. */
export function SettingsPage() {
  return (
    <ProjectKnown>
      {({ project }) => (
        <Page title="Settings">
          <Settings project={project} />
        </Page>
      )}
    </ProjectKnown>
  )
}

function Settings({ project }: { readonly project: Project }) {
  const { data, error, isOld, retry } = useOperation(ShowSettings, { slug: project.slug })
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  const shown = isOld ? undefined : data?.project
  return (
    <>
      <Panel title="Project">
        {shown == null ? (
          <Skeleton height="11rem" />
        ) : (
          <ProjectForm key={shown.id} project={shown} mayChange={may(project, 'projects:write')} />
        )}
      </Panel>
      <MembersPanel project={project} members={shown?.members} />
      {may(project, 'tokens:write') && <ProjectTokens project={project} />}
      {may(project, 'projects:delete') && <DeleteProject project={project} />}
    </>
  )
}
