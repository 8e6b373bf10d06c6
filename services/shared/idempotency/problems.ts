import { userError } from '../problems.ts'

/** In characters. */
export const MAX_KEY_LENGTH = 255

const field = ['input', 'idempotencyKey']

/** A key that is empty or too long. */
export const badKey = userError('INVALID', `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters.`, {
  field,
  hint: 'Use a UUID that is made anew for each thing to be done.',
})

/** The key belongs to another request. */
export const reused = userError('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another request.', {
  field,
  hint: 'Make a new key for each thing to be done; send the same one only to repeat exactly the same request.',
})

/** The key's first request has not answered yet. */
export const busy = userError('CONFLICT', 'The first request with this idempotency key is still at work.', {
  field,
  hint: 'Send the same request again in a second: it will get the answer of the first.',
  retryable: true,
})
