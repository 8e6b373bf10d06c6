import { ShowEnvironment } from '../../../client/operations.ts'
import { useRange } from '../../app/range-chooser.tsx'
import { thisMonth } from '../../app/ranges.ts'
import type { Environment } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'

const EVERY_MS = 3_000

/** How an environment does. */
export function useEnvironment(environment: Environment) {
  const range = useRange()
  const { data, ...shown } = useOperation(
    ShowEnvironment,
    { id: environment.id, range: { last: range }, month: thisMonth() },
    {
      live: {
        types: ['execution.finished', 'deadletter.added', 'redrive.progress', 'deployment.*'],
        environmentId: environment.id,
        atMostEveryMs: EVERY_MS,
      },
    },
  )
  return {
    ...shown,
    doing: data?.node != null && 'stats' in data.node && data.node.id === environment.id ? data.node : undefined,
  }
}
