import type { Project } from '../../app/use-project.ts'
import { Badge } from '../../ui/badge.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { kindLabels, operationLooks } from '../../ui/states.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { About } from './about.tsx'
import { Changes } from './changes.tsx'
import type { Deployment } from './deployment.ts'
import { DeploymentActions } from './deployment-actions.tsx'
import { Events } from './events.tsx'
import { Failure } from './failure.tsx'
import { Outcome } from './outcome.tsx'
import { Timeline } from './timeline.tsx'
import { WaitsForApproval } from './waits-for-approval.tsx'

interface DeploymentViewProps {
  readonly project: Project
  readonly deployment: Deployment
}

/** What matters most comes first: the cause of a failure, what it waits for, where it answers. */
export function DeploymentView({ project, deployment }: DeploymentViewProps) {
  const { number, kind, state, environment, failure } = deployment
  const { tone, label } = operationLooks[state]
  return (
    <Page
      title={`${kindLabels[kind]} #${number}`}
      aside={
        <>
          <TextLink
            to="/projects/$project/deployments"
            params={{ project: project.slug }}
            search={(before) => ({ ...before, env: environment.name })}
          >
            {environment.name}
          </TextLink>
          <span role="status">
            <Badge tone={tone}>{label}</Badge>
          </span>
        </>
      }
      actions={<DeploymentActions project={project} deployment={deployment} />}
    >
      {failure != null && <Failure project={project} deployment={deployment} failure={failure} />}
      {state === 'NEEDS_APPROVAL' && <WaitsForApproval project={project} deployment={deployment} />}
      <Panel>
        <About slug={project.slug} deployment={deployment} />
      </Panel>
      <Timeline deployment={deployment} />
      {state === 'SUCCEEDED' && <Outcome slug={project.slug} deployment={deployment} />}
      <Events deployment={deployment} />
      <Changes slug={project.slug} deployment={deployment} />
    </Page>
  )
}
