import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError, type Client } from '../../client/index.ts'

const AGAIN_AFTER_MS = 1_000

/**
 * A client that asks again, for as long as it takes, what could not be answered for the time being. For queries, and mutations with
 * an idempotency key.
 *
 * @param onSilence told once, when nothing answers
 * @param onAnswer told when something does again
 */
export function patient(
  client: Client,
  { signal, onSilence, onAnswer }: { signal: AbortSignal; onSilence: (error: ApiError) => void; onAnswer: () => void },
): Client {
  let isSilent = false
  const heard = (error?: ApiError): void => {
    if (error !== undefined && !isSilent) onSilence(error)
    if (error === undefined && isSilent) onAnswer()
    isSilent = error !== undefined
  }
  return {
    ...client,
    async ask(operation, variables) {
      for (;;) {
        try {
          const answer = await client.ask(operation, variables, signal)
          heard()
          return answer
        } catch (error) {
          if (!(error instanceof ApiError) || !error.retryable || signal.aborted) throw error
          heard(error)
          await sleep(AGAIN_AFTER_MS, undefined, { signal })
        }
      }
    },
  }
}
