import { useNavigate } from '@tanstack/react-router'

/** Leads to a deployment that has begun, where it can be watched. */
export function useWatch(slug: string) {
  const navigate = useNavigate()
  return async (deployment: { readonly id: string } | null | undefined, env?: string): Promise<void> => {
    if (deployment == null) return
    await navigate({
      to: '/projects/$project/deployments/$deployment',
      params: { project: slug, deployment: deployment.id },
      search: (before) => ({ ...before, ...(env !== undefined && { env }) }),
    })
  }
}
