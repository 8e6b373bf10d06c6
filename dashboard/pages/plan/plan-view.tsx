import type { Project } from '../../app/use-project.ts'
import { ChangeList } from '../../deploying/change-list.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import { CostChange } from './cost-change.tsx'
import { Counts } from './counts.tsx'
import { DeployPlan } from './deploy-plan.tsx'
import { Findings } from './findings.tsx'
import type { Plan } from './plan.ts'
import { PlanAgain } from './plan-again.tsx'
import { Templates } from './templates.tsx'
import { useUsability } from './use-usability.ts'
import { WayOut } from './way-out.tsx'

interface PlanViewProps {
  readonly project: Project
  readonly plan: Plan
}

/** What nobody should overlook comes first. */
export function PlanView({ project, plan }: PlanViewProps) {
  const { environment, revision, baseDeployment, createdAt, expiresAt, changes } = plan
  const usability = useUsability(plan)
  return (
    <Page
      title={`Plan for ${environment.name}`}
      actions={
        <>
          <CopyButton text={window.location.href} label="Copy the link" />
          {usability === 'usable' && <DeployPlan project={project} plan={plan} />}
          {usability === 'would fail' && <PlanAgain project={project} plan={plan} />}
        </>
      }
    >
      {usability !== 'usable' && usability !== 'would fail' && <WayOut project={project} plan={plan} why={usability} />}
      <Findings policies={plan.policies} />
      <Counts plan={plan} />
      <Panel>
        <Facts
          label="About this plan"
          facts={[
            [
              'Revision',
              `${revision.number}${revision.message == null ? '' : ` · ${revision.message}`} (${revision.author.name})`,
            ],
            [
              'On top of',
              baseDeployment == null ? (
                'nothing: nothing is deployed'
              ) : (
                <TextLink
                  key="base"
                  to="/projects/$project/deployments/$deployment"
                  params={{ project: project.slug, deployment: baseDeployment.id }}
                >
                  #{baseDeployment.number}, revision {baseDeployment.revision?.number}
                </TextLink>
              ),
            ],
            ['Made', <Time key="made" at={createdAt} />],
            [
              'Can be deployed until',
              <time key="until" dateTime={expiresAt}>
                {timeOf(expiresAt)}
              </time>,
            ],
          ]}
        />
      </Panel>
      <Panel title="Changes" flush aside={<p>{changes.length}</p>}>
        <ChangeList slug={project.slug} changes={changes} />
      </Panel>
      <CostChange cost={plan.costDelta} />
      <Templates planId={plan.id} stackNames={plan.stackNames} />
    </Page>
  )
}

const timeOf = (at: string): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
