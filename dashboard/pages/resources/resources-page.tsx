import { InProject } from '../../app/in-project.tsx'
import { DeployedUrls } from '../../deploying/deployed-urls.tsx'
import { Drift } from './drift.tsx'
import { Retained } from './retained.tsx'
import { Stacks } from './stacks.tsx'

/** What stands in an environment: stacks and their resources, where routes answer, what differs, what was left. */
export function ResourcesPage() {
  return (
    <InProject title="Resources">
      {({ project, environment }) => (
        <>
          <Stacks key={`stacks of ${environment.id}`} project={project} environment={environment} />
          <DeployedUrls slug={project.slug} environmentId={environment.id} />
          {environment.currentDeployment != null && (
            <Drift key={`drift of ${environment.id}`} slug={project.slug} environmentId={environment.id} />
          )}
          {environment.target.kind === 'AWS' && (
            <Retained key={`retained of ${environment.id}`} project={project} environment={environment} />
          )}
        </>
      )}
    </InProject>
  )
}
