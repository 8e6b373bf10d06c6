import type { ExecutionFilter, Outcome } from '../../../client/operations.ts'
import { type Range, sinceOf } from '../../app/ranges.ts'
import { routeIdOf } from '../../app/route-id.ts'
import type { Search } from '../../app/router/search.ts'
import { outcomeLooks } from '../../ui/states.ts'

/** What the address of the page says. */
export type ExecutionSearch = Search<
  'route' | 'outcome' | 'text' | 'message' | 'correlation' | 'object' | 'error' | 'deployment' | 'minMs' | 'live'
>

/** What is asked for, from the address. What it cannot mean is left out. */
export function filterOf(search: ExecutionSearch, projectId: string, range: Range): ExecutionFilter {
  const { route, text, message, correlation, object, error, deployment } = search
  const outcome = outcomesOf(search)
  const minDurationMs = Number(search.minMs)
  return {
    receivedAfter: sinceOf(range),
    ...(route !== undefined && { routeId: [routeIdOf(projectId, route)] }),
    ...(outcome.length > 0 && { outcome }),
    ...(text !== undefined && { text }),
    ...(message !== undefined && { messageId: message }),
    ...(correlation !== undefined && { correlationId: correlation }),
    ...(object !== undefined && { objectKey: object }),
    ...(error !== undefined && { errorFingerprint: error }),
    ...(deployment !== undefined && { deploymentId: deployment }),
    ...(minDurationMs > 0 && { minDurationMs }),
  }
}

/** `FAILED`, or several with commas. */
const outcomesOf = ({ outcome = '' }: ExecutionSearch): readonly Outcome[] =>
  outcome.split(',').filter((word): word is Outcome => Object.hasOwn(outcomeLooks, word))

/** Whether the API looks at each execution, some thousands a page: pages may be short, and go on. */
export const isSparse = ({ text, minDurationMs, deploymentId }: ExecutionFilter): boolean =>
  text != null || minDurationMs != null || deploymentId != null
