import { unseal } from '../../shared/sealing.ts'
import { type Answer, deliver } from './deliver.ts'
import type { DeliveryDeps } from './deps.ts'
import type { AttemptRecord, DeliveryRecord, WebhookRecord } from './model.ts'

/** A delivery that was sent once more, and what came back. */
export interface Attempted {
  readonly answer: Answer
  /** What the delivery knows of its requests from then on. */
  readonly record: Pick<DeliveryRecord, 'attempts' | 'request' | 'durationMs' | 'statusCode' | 'response' | 'error'>
}

/** Sends a delivery once. Never rejects for what the receiver does. */
export async function attempt(
  deps: Pick<DeliveryDeps, 'key' | 'outbound' | 'now'>,
  webhook: WebhookRecord,
  { id, event, request, attempts }: Pick<DeliveryRecord, 'id' | 'event' | 'request' | 'attempts'>,
): Promise<Attempted> {
  const at = deps.now()
  const secret = unseal(webhook.sealedSecret, deps.key, webhook.id)
  const answer = await deliver(deps.outbound, { id, event, url: webhook.url, secret, body: request.body, at })
  const { durationMs, statusCode, response, error } = answer
  const short = { durationMs, ...(statusCode !== undefined && { statusCode }), ...(error !== undefined && { error }) }
  const made: AttemptRecord = { at: at.toISOString(), ...short }
  return {
    answer,
    record: {
      ...short,
      attempts: [...attempts, made],
      request: answer.request,
      ...(response !== undefined && { response }),
    },
  }
}
