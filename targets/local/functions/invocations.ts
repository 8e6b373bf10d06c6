import { randomUUID } from 'node:crypto'
import { isObject } from '../../../runtime/unknown.ts'
import type { Access } from '../access/access.ts'
import type { NewLine } from '../lines/lines.ts'
import type { Queues } from '../queues/queues.ts'
import type { FunctionError, Input, TaskEnd } from './executor/channel.ts'
import type { FunctionConfig } from './functions.ts'
import type { Logs } from './logs.ts'
import { type ExecutorProcess, StartError } from './process.ts'
import type { Processes } from './processes.ts'
import { createStaging, type Staging } from './staging.ts'

/** An invocation that has ended, with what is to be settled in one step. */
export interface Invoked {
  readonly id: string
  readonly config: FunctionConfig
  readonly startedAt: number
  readonly staging: Pick<Staging, 'sends' | 'waits'>
  /** Lines of its executions; none when it failed, since what they say did not happen. */
  readonly records: readonly NewLine[]
  readonly end: { readonly payload: unknown } | { readonly error: FunctionError }
}

export interface InvocationsOptions {
  readonly processes: Processes
  readonly queues: Queues
  readonly access: Access
  readonly logs: Logs
  readonly now: () => number
}

/** What runs functions: for event sources, and for requests. */
export interface Invocations {
  /** A process for the next invocation, or why there is none. Waits for its turn. */
  start(name: string): Promise<ExecutorProcess | FunctionError>
  /** Runs it; the process is free when the promise is done, and is to be given back. */
  run(process: ExecutorProcess, input: Input): Promise<Invoked>
  /** In place of an invocation that could not even begin. */
  notStarted(config: FunctionConfig, error: FunctionError): Invoked
  readonly release: Processes['release']
}

/** Makes it. */
export function createInvocations({ processes, queues, access, logs, now }: InvocationsOptions): Invocations {
  function tell({ source }: FunctionConfig, error: FunctionError, id?: string): void {
    const { type, message, stack } = error
    const data = { error: type, ...(stack !== undefined && { stack }) }
    const line = { timestamp: new Date(now()).toISOString(), level: 'error', message, route: source.route, data }
    logs.add(source, JSON.stringify(line), id)
  }

  return {
    release: processes.release,
    async start(name) {
      try {
        return await processes.acquire(name)
      } catch (error) {
        if (error instanceof StartError) return error.error
        throw error
      }
    },
    async run(process, input) {
      const { config } = process
      const id = randomUUID()
      const startedAt = now()
      const staging = createStaging(queues, access, config.roleArn)
      const log = logs.of(config.source, id)
      const task = { id, deadline: startedAt + config.timeoutMs, input }
      const end = await process.run(task, { log, queue: staging.queue })
      if ('error' in end) tell(config, end.error, id)
      const records = 'error' in end ? [] : recordsOf(config, end, now())
      return {
        id,
        config,
        startedAt,
        staging,
        records,
        end: 'error' in end ? { error: end.error } : { payload: end.payload },
      }
    },
    notStarted(config, error) {
      tell(config, error)
      const startedAt = now()
      return { id: randomUUID(), config, startedAt, staging: NOTHING_STAGED, records: [], end: { error } }
    },
  }
}

const NOTHING_STAGED: Invoked['staging'] = { sends: [], waits: new Map() }

/** In characters. Our own lines are shorter (`runtime/telemetry/invocation-line.ts`); code of users can write any. */
const LONGEST_RECORD = 256_000

const recordsOf = ({ source }: FunctionConfig, { id, records }: TaskEnd, at: number): NewLine[] =>
  records
    .filter(({ length }) => length < LONGEST_RECORD)
    .map((text) => ({ source, at, kind: 'record', text, requestId: id }))

/**
 * Ids of the messages that are to come again, of an answer to a batch; undefined when it makes no sense, and all of them come again.
 *
 * @param known ids of the batch
 */
export function failuresIn(payload: unknown, known: ReadonlySet<string>): ReadonlySet<string> | undefined {
  if (payload === null || payload === undefined) return new Set()
  if (!isObject(payload)) return undefined
  const { batchItemFailures: failures = [] } = payload
  if (failures === null) return new Set()
  if (!Array.isArray(failures)) return undefined
  const ids = failures.map((failure) => (isObject(failure) ? String(failure.itemIdentifier) : ''))
  return ids.every((id) => known.has(id)) ? new Set(ids) : undefined
}
