import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ProblemsError } from '../../../../client/errors.ts'
import { DeployRevision, PlanRevision, SaveDraft } from '../../../../client/operations.ts'
import type { Environment, Project } from '../../../app/use-project.ts'
import { ask } from '../../../data/ask.ts'
import type { Draft } from '../draft/draft.ts'
import { toInput } from '../draft/files.ts'

/** Whether what is deployed there goes without a plan to look at: on this machine, and not protected. */
const isDirect = ({ target, protected: isProtected }: Environment): boolean => target.kind === 'LOCAL' && !isProtected

/** Somebody else has saved since the draft began. */
export const isStale = (error: unknown): boolean =>
  error instanceof ProblemsError && error.problems.some(({ code }) => code === 'STALE_REVISION')

/** Makes a revision of the draft, and brings revisions to environments. */
export function useSave(project: Project, draft: Draft) {
  const client = useQueryClient()
  const navigate = useNavigate()

  /** @returns the id of the new revision, of which the draft is a change from then on */
  async function save(message: string): Promise<string | undefined> {
    const { base, files } = draft.get()
    const { data } = await ask(SaveDraft, {
      input: {
        projectId: project.id,
        files: toInput(files),
        expectedRevision: base.number,
        source: 'PLAYGROUND',
        ...(message !== '' && { message }),
      },
    })
    const saved = data.projectPush.revision
    if (saved == null) return undefined
    // What was typed while it was being saved is the new draft.
    draft.rebase({ number: saved.number, files }, draft.get().files)
    await client.invalidateQueries()
    return saved.id
  }

  async function deploy(environment: Environment, revisionId: string): Promise<void> {
    const input = { environmentId: environment.id, revisionId }
    const params = { project: project.slug }
    if (isDirect(environment)) {
      const { data } = await ask(DeployRevision, { input: { ...input, idempotencyKey: crypto.randomUUID() } })
      const deployment = data.deploymentCreate.deployment?.id
      if (deployment !== undefined)
        await navigate({ to: '/projects/$project/deployments/$deployment', params: { ...params, deployment } })
      return
    }
    const { data } = await ask(PlanRevision, { input })
    const plan = data.deploymentPlan.plan?.id
    if (plan !== undefined) await navigate({ to: '/projects/$project/plans/$plan', params: { ...params, plan } })
  }
  return {
    save,
    deploy,
    /** Somebody else was first: what is the newest is found out anew. */
    refresh: () => void client.invalidateQueries(),
  }
}
