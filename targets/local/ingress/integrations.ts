import { setTimeout } from 'node:timers/promises'
import type { Access } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Functions } from '../functions/functions.ts'
import { account, nameInArn, partition, queueArn, region } from '../place.ts'
import type { Queues } from '../queues/queues.ts'
import type { GatewayAnswer } from './answer.ts'
import { answerOf, internalError, unavailable } from './function-answer.ts'
import type { GatewayRequest } from './gateway-request.ts'
import type { HttpIntegration } from './ingress.ts'
import { refusedAnswer, sentAnswer } from './queue-answer.ts'
import { requestEvent } from './request-event.ts'

/** What requests are handed to. */
export interface IntegrationDependencies {
  readonly queues: Pick<Queues, 'send'>
  readonly access: Access
  readonly functions: Pick<Functions, 'invoke'>
  readonly log: CloudLog
  /** How long a function may take to answer. */
  readonly timeoutMs: number
}

type ToQueue = Extract<HttpIntegration['to'], { readonly kind: 'queue' }>

/** `SQS-SendMessage`: the body of a request is a message, sent in the name of a role. */
export async function sendToQueue(
  { queues, access }: IntegrationDependencies,
  { requestId, body }: GatewayRequest,
  { queue, roleArn }: ToQueue,
): Promise<GatewayAnswer> {
  try {
    access.authorize(access.principalOf(roleArn), 'sqs:SendMessage', queueArn(queue))
    const [sent] = await queues.send(queue, [{ body: body.toString(), attributes: {} }])
    if (sent === undefined) throw new Error('a message was sent and is not there')
    return sentAnswer(sent, requestId)
  } catch (error) {
    if (error instanceof CloudError) return refusedAnswer(error, requestId)
    throw error
  }
}

/** A function answers. What goes wrong with it is for the log: the client only learns that something did. */
export async function invokeFunction(
  { access, functions, log, timeoutMs }: IntegrationDependencies,
  request: GatewayRequest,
  functionArn: string,
): Promise<GatewayAnswer> {
  const { route, requestId } = request
  const fields = { apiId: route.apiId, route: route.routeKey, requestId, functionArn }
  try {
    access.authorize(gateway, 'lambda:InvokeFunction', functionArn, { 'aws:SourceArn': sourceArn(request) })
  } catch (error) {
    log.warn({ ...fields, err: error }, 'an HTTP API may not invoke its function')
    return internalError
  }
  const over = new AbortController()
  const result = await Promise.race([
    functions.invoke(nameInArn(functionArn), requestEvent(request)),
    setTimeout(timeoutMs, undefined, { signal: over.signal, ref: false }),
  ]).finally(() => over.abort())
  if (result === undefined) return unavailable
  if (result.outcome === 'failed') {
    log.warn({ ...fields, error: result.error }, 'a function did not answer a request')
    return internalError
  }
  const answer = answerOf(result.payload)
  if (answer === undefined) log.warn(fields, 'a function answered a request with what is no response')
  return answer ?? internalError
}

const gateway = { id: 'apigateway.amazonaws.com', policies: [] }

/** What the permission of a function names: the route, not the path of the request. */
function sourceArn({ route: { apiId, routeKey } }: GatewayRequest): string {
  return `arn:${partition}:execute-api:${region}:${account}:${apiId}/$default/${routeKey.replace(' ', '')}`
}
