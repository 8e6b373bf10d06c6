import { ShowWebhooks } from '../../../client/operations.ts'
import { ProjectKnown } from '../../app/in-project.tsx'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { NewWebhook } from './new-webhook.tsx'
import { WebhookPanel } from './webhook-panel.tsx'

/** Who is told what happens in a project, and what became of each delivery. */
export function WebhooksPage() {
  return (
    <ProjectKnown>
      {({ project }) =>
        may(project, 'webhooks:write') ? (
          <Page title="Webhooks" actions={<NewWebhook project={project} />}>
            <Webhooks project={project} />
          </Page>
        ) : (
          <Page title="Webhooks">
            <EmptyState title="Webhooks are for admins of the whole project.">
              <p>They tell of all its environments. Ask an admin to set one up.</p>
            </EmptyState>
          </Page>
        )
      }
    </ProjectKnown>
  )
}

function Webhooks({ project }: { readonly project: Project }) {
  const { data, partial, error, isOld, retry } = useOperation(
    ShowWebhooks,
    { slug: project.slug },
    {
      // Whatever happens may be delivered.
      live: {
        types: ['deployment.*', 'revision.*', 'deadletter.*', 'redrive.*', 'execution.*'],
        projectId: project.id,
        atMostEveryMs: 5_000,
      },
    },
  )
  const webhooks = isOld ? undefined : data?.project?.webhooks
  const failed = error ?? (webhooks === null ? partial : undefined)
  if (failed != null) return <ErrorState error={failed} onRetry={retry} />
  if (webhooks == null) return <PageSkeleton />
  return (
    <>
      {webhooks.length === 0 && (
        <EmptyState title="Nobody is told yet." action={<NewWebhook project={project} />}>
          <p>
            A webhook is a URL that gets a signed POST when something happens here: a deployment failed, a message died.
          </p>
          <p>
            The command line makes them, too: <code>npx routo webhook create</code>
          </p>
        </EmptyState>
      )}
      {webhooks.map((webhook) => (
        <WebhookPanel key={webhook.id} webhook={webhook} />
      ))}
      <DeliveryDialog webhooks={webhooks} />
    </>
  )
}
