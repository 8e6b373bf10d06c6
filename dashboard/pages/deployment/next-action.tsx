import { useNavigate } from '@tanstack/react-router'
import type { Operation } from '../../../client/operation.ts'
import type { DataDisposal } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useChange } from '../../data/use-operation.ts'
import { DestroyDialog } from '../../deploying/destroy-dialog.tsx'
import { useWatch } from '../../deploying/use-watch.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Deployment } from './deployment.ts'

type Action = NonNullable<Deployment['failure']>['nextActions'][number]

/** What mutations of next actions answer, as far as it leads on. */
type Begun = Readonly<
  Record<
    string,
    { readonly deployment?: { readonly id: string } | null; readonly plan?: { readonly id: string } | null }
  >
>

interface NextActionProps {
  readonly project: Project
  readonly deployment: Deployment
  readonly action: Action
}

/** Does what a failure says can be done, by the mutation that comes with it, and leads to what has begun. */
export function NextAction({ project, deployment, action: { title, mutation } }: NextActionProps) {
  const { run, isRunning } = useChange((mutation ?? '') as Operation<Begun, Record<string, never>>)
  const watch = useWatch(project.slug)
  const navigate = useNavigate()
  const [, disposal] = /environmentDestroy\(.*\bdata: (\w+)/.exec(mutation ?? '') ?? []
  if (disposal !== undefined) {
    // What cannot be undone is asked for first.
    const data = disposal as DataDisposal // of the schema, as the API has written it
    return <DestroyDialog project={project} environment={deployment.environment} label={`${title}…`} data={data} />
  }
  const act = async (): Promise<void> => {
    const [begun] = Object.values(await run({}))
    await watch(begun?.deployment)
    if (begun?.plan == null) return
    const params = { project: project.slug, plan: begun.plan.id }
    await navigate({ to: '/projects/$project/plans/$plan', params, search: (before) => before })
  }
  return (
    <Button disabled={isRunning} onClick={() => void act().catch((error: Error) => toast(error.message, 'bad'))}>
      {title}
    </Button>
  )
}

const permissions: Readonly<Record<string, string>> = {
  environmentDestroy: 'environments:destroy',
  stackRecover: 'deployments:approve',
}

/** What one has to be permitted to send it, as docs/security.md says. */
export const permissionFor = (mutation: string): string =>
  permissions[/\{\s*(\w+)/.exec(mutation)?.[1] ?? ''] ?? 'deployments:write'
