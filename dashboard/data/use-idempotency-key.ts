import { useRef } from 'react'
import { ProblemsError } from '../../client/errors.ts'

/** Makes requests that happen once, however often they are sent: each has the same key until it was answered. */
export function useIdempotencyKey() {
  const key = useRef(newKey())
  return async <Answer>(request: (idempotencyKey: string) => Promise<Answer>): Promise<Answer> => {
    try {
      const answer = await request(key.current)
      key.current = newKey()
      return answer
    } catch (error) {
      if (error instanceof ProblemsError) key.current = newKey()
      throw error
    }
  }
}

/** `crypto.randomUUID` is not there for pages that come over plain http from another machine. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
