import { randomUUID } from 'node:crypto'
import type { Caller } from '../../shared/caller.ts'
import type { Find } from '../../shared/pages.ts'
import { notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import type { ExecutionRecord } from '../executions/model.ts'
import { latestOf, parentOf } from '../executions/relatives.ts'
import { areProblems, checkBody, readHeaders } from './check-message.ts'
import { messageIdOf } from './message-id.ts'
import { replayId } from './model.ts'
import { ended, type SendAnswer, type SendDeps, send } from './send.ts'

/** `ExecutionReplayInput` of the schema. */
export interface ReplayInput {
  readonly executionId: string
  readonly body?: string | null | undefined
  readonly headers?: unknown
  readonly sync?: boolean | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/** As many routes as a message passes at most, where nothing else is said. */
const MOST_HOPS = 32

/** Puts the message of an execution into its route again, as a new message of the same flow. */
export async function executionReplay(
  deps: SendDeps,
  caller: Caller,
  input: ReplayInput,
): Promise<Outcome<SendAnswer>> {
  const execution = await deps.executions.get(input.executionId)
  if (execution === undefined) return notFound('execution', ['input', 'executionId'])
  const body = input.body ?? recordedBody(execution)
  const headers = readHeaders(input.headers)
  const found = [...checkState(execution), ...(body === undefined ? [notRecorded(execution)] : checkBody(body))]
  if (areProblems(headers)) return problems(...found, ...headers)
  if (body === undefined || found.length > 0) return problems(...found)
  const request = { caller, action: 'executionReplay', key: input.idempotencyKey, input }
  const sent = await deps.idempotent(request, async () => {
    const { environmentId, route, correlationId } = execution
    const find: Find<ExecutionRecord> = (query) => deps.executions.find(query)
    const id = messageIdOf(caller, 'executionReplay', input.idempotencyKey) ?? randomUUID()
    const replay = {
      correlationId,
      history: await historyOf(find, execution),
      resumeAt: await entryOf(find, execution),
    }
    // Before it is sent: whoever sees the new execution finds the old one.
    await deps.replays.insert({ id: replayId(environmentId, id), executionId: execution.id, at: deps.now() })
    return send(
      deps,
      caller,
      'executionReplay',
      { environmentId, route, body, headers, id, replay },
      { of: execution.id },
    )
  })
  return input.sync === true ? ended(deps, sent) : sent
}

const recordedBody = ({ detail: { input } }: ExecutionRecord): string | undefined =>
  input === undefined || input.isCut ? undefined : input.body

const checkState = ({ outcome }: ExecutionRecord): readonly UserError[] =>
  outcome === 'RETRYING'
    ? [
        userError('CONFLICT', 'The message is in flight: it comes again by itself.', {
          field: ['input', 'executionId'],
          hint: 'Wait until it has ended.',
          retryable: true,
        }),
      ]
    : []

const notRecorded = ({ detail: { input } }: ExecutionRecord): UserError =>
  userError(
    'INVALID',
    input === undefined
      ? 'The body of this execution was not recorded.'
      : 'Only the beginning of the body was recorded.',
    {
      field: ['input', 'body'],
      hint: 'Give the body. Of a dead letter all is kept: send it again with deadLetterRedrive.',
    },
  )

/** Names of the routes that the message had passed before, oldest first. */
async function historyOf(find: Find<ExecutionRecord>, execution: ExecutionRecord): Promise<readonly string[]> {
  const names: string[] = []
  for (
    let at = await parentOf(find, execution);
    at !== undefined && names.length < MOST_HOPS;
    at = await parentOf(find, at)
  ) {
    // A part that came again on its own is still in the route that split it.
    if (at.route !== (names[0] ?? execution.route)) names.unshift(at.route)
  }
  return names
}

/** The step at which the message began: a part that came again on its own goes on behind the split. */
async function entryOf(find: Find<ExecutionRecord>, execution: ExecutionRecord): Promise<number> {
  const { environmentId, route, parentId, detail } = execution
  if (parentId === undefined) return 0
  const whole = await latestOf(find, { environmentId, route, messageId: parentId })
  const split = whole?.detail.spans.findLast(({ kind }) => kind === 'split')
  if (split === undefined) return 0
  return detail.spans[0]?.step ?? split.step + 1
}
