import { useQuery } from '@tanstack/react-query'
import { PlanPromotion, StartPromotion } from '../../client/operations.ts'
import type { Environment, Project } from '../app/use-project.ts'
import { ask } from '../data/ask.ts'
import { useIdempotencyKey } from '../data/use-idempotency-key.ts'
import { keyOf, useChange } from '../data/use-operation.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { FormProblem } from '../ui/form-problem.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { chosen } from './chosen.ts'
import { PlanInShort } from './plan-in-short.tsx'
import { ReasonField, reasonIn } from './reason-field.tsx'
import { useWatch } from './use-watch.ts'

interface PromoteDialogProps {
  readonly project: Project
  readonly from: Pick<Environment, 'id' | 'name'>
  readonly to: Pick<Environment, 'id' | 'name'>
  /** What succeeded there. Left out: what is deployed there now. */
  readonly deploymentId?: string
}

/** Deploys to the next environment what is deployed here, once it was seen what that changes. */
export function PromoteDialog({ project, from, to, deploymentId }: PromoteDialogProps) {
  const promote = useChange(StartPromotion)
  const once = useIdempotencyKey()
  const watch = useWatch(project.slug)
  const what = { fromEnvironmentId: from.id, toEnvironmentId: to.id, ...(deploymentId && { deploymentId }) }
  const start = async (values: FormData): Promise<void> => {
    chosen(values, 'seen', 'Wait a moment: what this changes is still being found out.')
    const { deploymentPromote } = await once((idempotencyKey) =>
      promote.run({ input: { ...what, reason: reasonIn(values), idempotencyKey } }),
    )
    await watch(deploymentPromote.deployment, to.name)
  }
  return (
    <FormDialog
      label={`Promote to ${to.name}…`}
      title={`Promote from ${from.name} to ${to.name}`}
      description={`The revision goes on; variables and secrets are those of ${to.name}.`}
      submit={`Promote to ${to.name}`}
      onSubmit={start}
    >
      <Foreseen slug={project.slug} to={to.name} what={what} />
      <ReasonField />
    </FormDialog>
  )
}

interface ForeseenProps {
  readonly slug: string
  readonly to: string
  readonly what: { readonly fromEnvironmentId: string; readonly toEnvironmentId: string }
}

/** What a promotion would change: asked for anew whenever somebody is about to promote. */
function Foreseen({ slug, to, what }: ForeseenProps) {
  const { data, error } = useQuery({
    queryKey: keyOf(PlanPromotion, what),
    queryFn: async ({ signal }) =>
      (await ask(PlanPromotion, { input: { ...what, dryRun: true, idempotencyKey: 'only looks' } }, signal)).data,
    gcTime: 0,
    refetchInterval: false,
    retry: false,
  })
  if (error !== null) return <FormProblem error={error} />
  const plan = data?.deploymentPromote.plan
  if (plan == null) return <Skeleton height="3rem" />
  return (
    <PlanInShort summary={plan.summary} policies={plan.policies}>
      <input type="hidden" name="seen" value={plan.id} />
      <TextLink to="/projects/$project/plans/$plan" params={{ project: slug, plan: plan.id }} search={{ env: to }}>
        The whole plan
      </TextLink>
    </PlanInShort>
  )
}
