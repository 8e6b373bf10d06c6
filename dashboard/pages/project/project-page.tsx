import { EnvironmentChooser } from '../../app/environment-chooser.tsx'
import { ProjectKnown } from '../../app/in-project.tsx'
import { NoEnvironment } from '../../app/no-environment.tsx'
import { RangeChooser } from '../../app/range-chooser.tsx'
import { may } from '../../app/use-project.ts'
import { DeployDialog } from '../../deploying/deploy-dialog.tsx'
import { SendMessage } from '../../sending/send-message.tsx'
import { HealthBadge } from '../../ui/health-badge.tsx'
import { Page } from '../../ui/page.tsx'
import { EnvironmentDoing } from './environment-doing.tsx'
import { EnvironmentsPanel } from './environments-panel.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { HeadRevision } from './head-revision.tsx'

/** One project: its routes as they hang together, and how they do in one of its environments. */
export function ProjectPage() {
  return (
    <ProjectKnown>
      {({ project, environment }) => {
        return (
          <Page
            title={project.name}
            aside={environment && <HealthBadge health={environment.health} />}
            actions={
              environment && (
                <>
                  <EnvironmentChooser project={project} environment={environment} />
                  <RangeChooser />
                  {project.headRevision != null && may(project, 'deployments:write') && (
                    <DeployDialog project={project} environment={environment} />
                  )}
                  <SendMessage project={project} environment={environment} />
                </>
              )
            }
          >
            <HeadRevision project={project} />
            {environment === undefined ? (
              <>
                <NoEnvironment project={project} />
                {project.headRevision != null && <GraphPanel project={project} routes={[]} />}
              </>
            ) : (
              <>
                <EnvironmentDoing project={project} environment={environment} />
                <EnvironmentsPanel project={project} />
              </>
            )}
          </Page>
        )
      }}
    </ProjectKnown>
  )
}
