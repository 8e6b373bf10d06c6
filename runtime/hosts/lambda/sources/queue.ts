import type { Open } from '../take.ts'

/** Opens what lies in a queue, or in the inbox of an asynchronous `http:` route: the body is the message's. */
export const openMessage: Open = (_, { message }) => ({ kind: 'run', message })
