import type { DataPlane, LogLine } from '../../../targets/data-plane.ts'
import { kindOf, nameWithin, projectOf } from '../../shared/ids.ts'
import { type PageArgs, sizeOf } from '../../shared/pages.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { ExecutionRecord } from '../executions/model.ts'
import { fromTarget } from '../target.ts'

type Given<T> = T | null | undefined

/** Arguments of `Environment.logs`. */
export interface LogArgs extends PageArgs {
  readonly waitMs?: Given<number>
  readonly filter?: Given<{
    readonly routeId?: Given<readonly string[]>
    readonly level?: Given<readonly string[]>
    readonly text?: Given<string>
    readonly executionId?: Given<string>
    readonly since?: Given<Date>
  }>
}

/** `LogConnection` of the schema. */
export interface LogLines {
  readonly nodes: readonly LogLine[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly endCursor: string
  }
}

const DEFAULT_LINES = 100
/** Less than the time after which a gateway gives up a service. */
const LONGEST_WAIT_MS = 20_000
const levels = ['debug', 'info', 'warn', 'error']

/**
 * A page of what functions of an environment logged.
 *
 * @param find an execution by its id
 * @throws {Refusal} for impossible arguments, and where the target cannot be asked now
 */
export async function readLogs(
  dataPlane: DataPlane,
  find: (id: string) => Promise<ExecutionRecord | undefined>,
  environmentId: string,
  { filter, waitMs: wait, ...args }: LogArgs,
): Promise<LogLines> {
  const first = sizeOf(args, DEFAULT_LINES)
  const waitMs = wait ?? 0
  if (waitMs < 0 || waitMs > LONGEST_WAIT_MS) {
    throw new Refusal('BAD_USER_INPUT', `"waitMs" is ${waitMs}; it can be 0 to ${LONGEST_WAIT_MS}.`)
  }
  const { routeId, level, text, executionId, since } = filter ?? {}
  const wrong = level?.find((one) => !levels.includes(one))
  if (wrong !== undefined)
    throw new Refusal('BAD_USER_INPUT', `There is no such level. There are: ${levels.join(', ')}.`)
  const execution = executionId == null ? undefined : await executionOf(find, environmentId, executionId)
  const routes = execution === undefined ? routeId && namesOf(routeId, environmentId) : [execution.route]
  const page = await fromTarget(() =>
    dataPlane.logs({
      environmentId,
      first,
      waitMs,
      ...(args.after != null && { after: args.after }),
      ...(routes && { routes }),
      ...(level && { levels: level }),
      ...(text != null && { text }),
      ...(since != null && { since: since.getTime() }),
      ...(execution && { messageId: execution.messageId }),
    }),
  )
  const { lines: nodes, cursor: endCursor, hasMore: hasNextPage } = page
  return { nodes, pageInfo: { hasNextPage, hasPreviousPage: args.after != null, endCursor } }
}

const namesOf = (routeIds: readonly string[], environmentId: string): readonly string[] =>
  routeIds.filter((id) => kindOf(id) === 'rte' && projectOf(id) === projectOf(environmentId)).map(nameWithin)

async function executionOf(
  find: (id: string) => Promise<ExecutionRecord | undefined>,
  environmentId: string,
  id: string,
): Promise<ExecutionRecord> {
  const found = await find(id)
  if (found?.environmentId === environmentId) return found
  throw new Refusal('BAD_USER_INPUT', '"executionId" is no execution of this environment that is still known.')
}
