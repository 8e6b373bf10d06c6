import { refuse } from './refuse.ts'

/**
 * What the work gives, if it gives it in time. Fastify's own limit is lifted as soon as a body has come in.
 *
 * @throws {GraphQLError} TIMEOUT
 */
export async function withTimeout<T>(work: T | Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tookTooLong(limitMs)), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const tookTooLong = (limitMs: number) =>
  refuse('TIMEOUT', `This took longer than ${limitMs / 1_000} s and was given up.`, {
    status: 504,
    hint: 'A mutation may still have its effect: look before you repeat it, or repeat it with the same idempotencyKey.',
  })
