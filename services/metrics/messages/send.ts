import type { OutgoingMessage, SentMessage } from '../../../targets/data-plane.ts'
import type { Caller } from '../../shared/caller.ts'
import { kindOf, nameWithin, projectOf } from '../../shared/ids.ts'
import { hasProblems, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { ExecutionRecord } from '../executions/model.ts'
import type { Answer, RequestDeps } from '../requests.ts'
import { orProblem } from '../target.ts'
import type { Arrivals } from './arrivals.ts'
import { areProblems, checkBody, readHeaders } from './check-message.ts'
import { messageIdOf } from './message-id.ts'
import type { ReplayRecord } from './model.ts'

/** What sending works on. */
export interface SendDeps extends RequestDeps {
  readonly executions: Collection<ExecutionRecord>
  readonly replays: Collection<ReplayRecord>
  readonly arrivals: Arrivals
}

/** What `messageSend` and `executionReplay` answer. */
export interface SendAnswer extends Partial<SentMessage>, Answer {
  readonly environmentId?: string
  /** The route's name. */
  readonly route?: string
}

/** `MessageSendInput` of the schema. */
export interface SendInput {
  readonly environmentId: string
  readonly routeId: string
  readonly body: string
  readonly headers?: unknown
  readonly contentType?: string | null | undefined
  readonly objectKey?: string | null | undefined
  readonly sync?: boolean | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/** Less than the time after which a gateway gives up a service. */
const LONGEST_WAIT_MS = 20_000
const LONGEST_KEY_BYTES = 1_024
const CONTENT_TYPE = /^[\x20-\x7e]{1,256}$/

/** Puts a message into the source of a route. */
export async function messageSend(deps: SendDeps, caller: Caller, input: SendInput): Promise<Outcome<SendAnswer>> {
  const { environmentId, body, contentType, objectKey } = input
  const route = nameWithin(input.routeId)
  const headers = readHeaders(input.headers)
  const found = [
    ...checkPlace(input),
    ...checkBody(body),
    ...checkFile(input),
    ...(areProblems(headers) ? headers : []),
  ]
  if (found.length > 0 || areProblems(headers)) return problems(...found)
  const id = messageIdOf(caller, 'messageSend', input.idempotencyKey)
  const message: OutgoingMessage = {
    environmentId,
    route,
    body,
    headers,
    ...(id !== undefined && { id }),
    ...(contentType != null && { contentType }),
    ...(objectKey != null && { objectKey }),
  }
  const request = { caller, action: 'messageSend', key: input.idempotencyKey, input }
  const sent = await deps.idempotent(request, () => send(deps, caller, 'messageSend', message))
  return input.sync === true ? ended(deps, sent) : sent
}

/** Sends, and has it in the audit log before it is answered. */
export const send = (
  { dataPlane, audit }: SendDeps,
  caller: Caller,
  action: 'messageSend' | 'executionReplay',
  message: OutgoingMessage,
  details: object = {},
): Promise<Outcome<SendAnswer>> =>
  orProblem(async () => {
    const { environmentId, route } = message
    const { messageId, response } = await dataPlane.send(message)
    await audit(caller, {
      action,
      projectId: projectOf(environmentId) ?? '',
      subjectId: environmentId,
      after: { route, messageId, bytes: Buffer.byteLength(message.body), ...details },
    })
    return { environmentId, route, messageId, ...(response && { response }) }
  }, ['input', action === 'messageSend' ? 'routeId' : 'executionId'])

/** The same answer, when its message has ended, or has taken too long to. */
export async function ended({ arrivals }: SendDeps, sent: Outcome<SendAnswer>): Promise<Outcome<SendAnswer>> {
  if (hasProblems(sent)) return sent
  const { environmentId, route, messageId } = sent
  if (environmentId === undefined || route === undefined || messageId === undefined) return sent
  await arrivals.wait({ environmentId, route, messageId }, LONGEST_WAIT_MS)
  return sent
}

const checkPlace = ({ environmentId, routeId }: SendInput): readonly UserError[] =>
  kindOf(routeId) === 'rte' && projectOf(routeId) === projectOf(environmentId)
    ? []
    : [
        userError('INVALID', 'This is no route of the project of the environment.', {
          field: ['input', 'routeId'],
          hint: 'project { routes { id } } lists them.',
        }),
      ]

function checkFile({ objectKey, contentType }: SendInput): readonly UserError[] {
  const isKey = objectKey == null || (objectKey !== '' && Buffer.byteLength(objectKey) <= LONGEST_KEY_BYTES)
  const isType = contentType == null || CONTENT_TYPE.test(contentType)
  return [
    ...(isKey
      ? []
      : [
          userError('INVALID', `The key of an object has 1 to ${LONGEST_KEY_BYTES} bytes.`, {
            field: ['input', 'objectKey'],
          }),
        ]),
    ...(isType ? [] : [userError('INVALID', 'This is no content type.', { field: ['input', 'contentType'] })]),
  ]
}
