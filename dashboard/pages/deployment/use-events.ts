import { type QueryClient, useQuery } from '@tanstack/react-query'
import { ShowDeploymentEvents, type ShowDeploymentEventsQuery } from '../../../client/operations.ts'
import { ask } from '../../data/ask.ts'
import { keyOf } from '../../data/use-operation.ts'
import type { Deployment } from './deployment.ts'

type Page = NonNullable<ShowDeploymentEventsQuery['deployment']>['events']
export type Event = Page['nodes'][number]

/** What has happened, and behind what to ask for more. */
interface Happened {
  readonly events: readonly Event[]
  readonly after: string | null
}

const EVERY_MS = 1_000

/** What happened in a deployment, the oldest first: each event is asked for once, however long it goes on. */
export function useEvents({ id, environment }: Pick<Deployment, 'id' | 'environment'>) {
  const queryKey = keyOf(ShowDeploymentEvents, { id })
  const { data, error } = useQuery({
    queryKey,
    queryFn: ({ client, signal }) => askForMore(client, signal),
    meta: { live: { types: ['deployment.*'], environmentId: environment.id, atMostEveryMs: EVERY_MS } },
  })
  return { events: data?.events, error: data === undefined ? error : null }

  async function askForMore(client: QueryClient, signal: AbortSignal): Promise<Happened> {
    let { events, after } = client.getQueryData<Happened>(queryKey) ?? { events: [], after: null }
    for (;;) {
      const { data } = await ask(ShowDeploymentEvents, { id, after }, signal)
      const page = data.deployment?.events
      if (page === undefined) return { events, after }
      events = [...events, ...page.nodes]
      after = page.pageInfo.endCursor ?? after
      if (!page.pageInfo.hasNextPage) return { events, after }
    }
  }
}
