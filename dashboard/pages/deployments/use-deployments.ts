import { useEffect } from 'react'
import {
  type DeploymentKind,
  type ImpactFragment,
  type OperationState,
  ShowDeployments,
  ShowImpacts,
} from '../../../client/operations.ts'
import { usePages } from '../../data/use-pages.ts'
import { kindLabels, operationLooks } from '../../ui/states.ts'

const ROWS = 20

/** Deployments of an environment, page after page, and how messages went before and after each. */
export function useDeployments(environmentId: string, state: string | undefined, kind: string | undefined) {
  const variables = {
    environmentId,
    first: ROWS,
    state: isState(state) ? [state] : null,
    kind: isKind(kind) ? [kind] : null,
  }
  const shown = usePages(ShowDeployments, variables, ({ deployments }) => deployments, {
    live: { types: ['deployment.*'], environmentId },
  })
  const counted = usePages(ShowImpacts, variables, ({ deployments }) => deployments)
  const isBehind = (counted.rows?.length ?? 0) < (shown.rows?.length ?? 0)
  const { hasMore, isLoadingMore, more } = counted
  // The impacts of a page are asked for when the page is there: they take longer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `more` is a new one each time
  useEffect(() => {
    if (isBehind && hasMore && !isLoadingMore) more()
  }, [isBehind, hasMore, isLoadingMore])
  const impacts = new Map(counted.rows?.map(({ id, impact }) => [id, impact ?? undefined]))
  return { ...shown, impacts: impacts as ReadonlyMap<string, ImpactFragment | undefined> }
}

export const isState = (text: string | undefined): text is OperationState =>
  text !== undefined && text in operationLooks
export const isKind = (text: string | undefined): text is DeploymentKind => text !== undefined && text in kindLabels
