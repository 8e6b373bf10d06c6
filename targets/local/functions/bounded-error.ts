import type { FunctionError } from './executor/channel.ts'

/** In characters. What is longer is no use to whoever reads it, and lies in each record of a batch. */
const LONGEST = { type: 256, message: 10_000, stack: 20_000 }

/** An error as an executor tells it, no longer than it is kept. */
export const boundedError = (type: string, message: string, stack: string | undefined): FunctionError => ({
  type: type.slice(0, LONGEST.type),
  message: message.slice(0, LONGEST.message),
  ...(stack !== undefined && { stack: stack.slice(0, LONGEST.stack) }),
})
