import { InProject } from '../../app/in-project.tsx'
import { EnvironmentActions } from '../../deploying/environment-actions.tsx'
import { History } from './history.tsx'
import { UnderWay } from './under-way.tsx'

/** What was done to an environment, and what is under way. */
export function DeploymentsPage() {
  return (
    <InProject title="Deployments" actions={(within) => <EnvironmentActions {...within} />}>
      {({ project, environment }) => (
        <>
          <UnderWay key={`under way in ${environment.id}`} slug={project.slug} environment={environment} />
          <History key={environment.id} project={project} environment={environment} />
        </>
      )}
    </InProject>
  )
}
