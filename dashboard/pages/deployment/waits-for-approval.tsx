import { ApproveDeployment, ShowApprovers, type ShowApproversQuery } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useChange, useOperation } from '../../data/use-operation.ts'
import { PlanInShort } from '../../deploying/plan-in-short.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Deployment } from './deployment.ts'
import styles from './waits-for-approval.module.css'

interface WaitsForApprovalProps {
  readonly project: Project
  readonly deployment: Deployment
}

/** What somebody has to let go on: what it changes, and the button, or whom to ask. */
export function WaitsForApproval({ project, deployment }: WaitsForApprovalProps) {
  const { environment, plan, actor } = deployment
  return (
    <Notice tone="warn" title="This waits for approval">
      <p>
        {environment.name} is protected: what {actor.name} deploys there goes on when somebody who may has approved it.
      </p>
      {plan != null && (
        <PlanInShort summary={plan.summary} policies={plan.policies}>
          <TextLink to="/projects/$project/plans/$plan" params={{ project: project.slug, plan: plan.id }}>
            The whole plan
          </TextLink>
        </PlanInShort>
      )}
      {may(project, 'deployments:approve') ? (
        <Approve id={deployment.id} />
      ) : (
        <WhomToAsk slug={project.slug} environment={environment.name} />
      )}
    </Notice>
  )
}

function Approve({ id }: { readonly id: string }) {
  const approve = useChange(ApproveDeployment, ['ShowDeployment'])
  const send = async (values: FormData): Promise<void> => {
    const comment = String(values.get('comment')).trim()
    await approve.run({ id, ...(comment !== '' && { comment }) })
    toast('Approved: it goes on.')
  }
  return (
    <Form onSubmit={send}>
      {(isRunning) => (
        <div className={styles.approve}>
          <Field label="Comment" name="comment" maxLength={1_000} autoComplete="off" />
          <Button type="submit" variant="primary" disabled={isRunning}>
            Approve
          </Button>
        </div>
      )}
    </Form>
  )
}

type Member = NonNullable<ShowApproversQuery['project']>['members'][number]

const approvers: ReadonlySet<Member['role']> = new Set(['ADMIN', 'OWNER'])

/** Those who may approve it, by name. */
function WhomToAsk({ slug, environment }: { readonly slug: string; readonly environment: string }) {
  const { data } = useOperation(ShowApprovers, { project: slug })
  if (data === undefined) return <Skeleton width="20rem" />
  const members = data.project?.members ?? []
  const may = members.filter(
    ({ role, environments }) =>
      approvers.has(role) && (environments == null || environments.some(({ name }) => name === environment)),
  )
  return (
    <p>
      Ask one of those who may approve it:{' '}
      {may.map(({ actor, email }) => (email == null ? actor.name : `${actor.name} (${email})`)).join(', ')}. The address
      of this page is all they need.
    </p>
  )
}
