import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isObject, tryParse } from '../../../runtime/unknown.ts'
import type { Access } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import { readBody } from '../http/bodies.ts'
import type { Endpoint } from '../http/server.ts'
import { account } from '../place.ts'
import type { Queues } from '../queues/queues.ts'
import { absentActions, actions } from './actions.ts'
import type { Action } from './call.ts'
import type { Input } from './input.ts'
import { createMoveTasks } from './move-tasks.ts'
import { refuse } from './refuse.ts'

export interface SqsDependencies {
  readonly queues: Queues
  readonly access: Access
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: CloudLog
}

/** The SQS of the cloud. */
export interface SqsEndpoint extends Endpoint {
  /** Ends the move tasks that run. */
  close(): Promise<void>
}

/** A batch of the largest messages, with every character of them escaped. */
const MOST_REQUEST_BYTES = 8 * 1024 * 1024
const TARGET = /^AmazonSQS\.(\w+)$/
const FORM = 'application/x-www-form-urlencoded'

/** Queues over the JSON protocol of SQS, for SDKs and tools as they are. */
export function sqsEndpoint({ queues, access, now, log }: SqsDependencies): SqsEndpoint {
  const tasks = createMoveTasks(queues, now, log)
  return {
    takes: ({ method, headers }) =>
      method === 'POST' &&
      (TARGET.test(String(headers['x-amz-target'])) || headers['content-type']?.startsWith(FORM) === true),
    async answer(request, response) {
      const body = await readBody(request, MOST_REQUEST_BYTES)
      const { method = 'POST', url = '/', headers } = request
      const { principal, scope } = access.authenticate({ method, url, headers, body })
      refuseOtherScope(scope)
      const answer = await actionOf(request)({
        input: inputOf(body),
        queues,
        tasks,
        principal,
        authorize: (action, arn) => access.authorize(principal, action, arn),
        urlOf: (queue) => `http://${headers.host}/${account}/${queue}`,
        gone: () => goneSignal(response),
      })
      send(response, answer)
    },
    refuse,
    close: tasks.close,
  }
}

/** A signature for another service is none for this one: that of S3 may say nothing of the body. */
function refuseOtherScope(scope: string): void {
  if (scope.split('/')[2] === 'sqs') return
  throw new CloudError('SignatureDoesNotMatch', "Credential should be scoped to correct service: 'sqs'.", {
    status: 403,
  })
}

function actionOf({ headers }: IncomingMessage): Action {
  const [, name] = TARGET.exec(String(headers['x-amz-target'])) ?? []
  if (name === undefined) {
    throw new CloudError(
      'InvalidAction',
      'The queues of the local cloud speak the JSON protocol of SQS: use a newer SDK.',
    )
  }
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action !== undefined) return action
  throw absentActions.includes(name)
    ? new CloudError('UnsupportedOperation', `The local cloud has no ${name}: permissions come with a template.`)
    : new CloudError('InvalidAction', `The action ${name} is not valid for this endpoint.`)
}

function inputOf(body: Buffer): Input {
  const input = body.length === 0 ? {} : tryParse(body.toString())
  if (isObject(input)) return input
  throw new CloudError('MalformedInput', 'The body of the request is no JSON object.')
}

/** Nobody is given a message who does not wait any more. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

function send(response: ServerResponse, answer: object): void {
  const text = JSON.stringify(answer)
  response
    .writeHead(200, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(text),
      'x-amzn-requestid': randomUUID(),
    })
    .end(text)
}
