import { EnvironmentChooser } from '../../app/environment-chooser.tsx'
import { ProjectKnown } from '../../app/in-project.tsx'
import { NoEnvironment } from '../../app/no-environment.tsx'
import { RangeChooser } from '../../app/range-chooser.tsx'
import { may } from '../../app/use-project.ts'
import { DeployDialog } from '../../deploying/deploy-dialog.tsx'
import { SendMessage } from '../../sending/send-message.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Page } from '../../ui/page.tsx'
import { healthLooks } from '../../ui/states.ts'
import { EnvironmentDoing } from './environment-doing.tsx'
import { EnvironmentsPanel } from './environments-panel.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { HeadRevision } from './head-revision.tsx'

/** One project: its routes as they hang together, and how they do in one of its environments. */
export function ProjectPage() {
  return (
    <ProjectKnown>
      {({ project, environment }) => {
        const look = environment && healthLooks[environment.health ?? 'UNKNOWN']
        return (
          <Page
            title={project.name}
            aside={look && <Badge tone={look.tone}>{look.label}</Badge>}
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
