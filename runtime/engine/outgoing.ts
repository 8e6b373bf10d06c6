import type { Headers, Message } from '../message.ts'
import type { Context } from '../route/functions.ts'
import type { Trace } from './trace.ts'

/** What a message is made of on its way out. */
interface Leaving {
  readonly message: Message
  readonly body: string
  readonly ctx: Context
  readonly trace: Trace
}

/** The message as its receiver will see it: the same id, one hop further. */
export const outgoing = (leaving: Leaving): Message => ({
  ...onItsWay(leaving, leaving.body),
  hops: leaving.message.hops + 1,
  traceparent: leaving.trace.traceparent,
  history: leaving.trace.history,
})

/** Part number `n` of a message. Its id is made of the message's, so that a repeated split makes the same ids. */
export const partOf = (leaving: Leaving, n: number, body: string): Message => ({
  ...onItsWay(leaving, body),
  id: `${leaving.message.id}#${n}`,
  parentId: leaving.message.id,
})

const onItsWay = ({ message, ctx }: Leaving, body: string): Message => ({
  ...message,
  headers: travelling(message, ctx.headers),
  body,
  attempt: 1,
  stream: undefined,
  request: undefined,
})

/**
 * The headers that go on with a message. Those of an HTTP request stay behind: they speak of the caller's connection,
 * and may hold its credentials; what a function has set or changed goes on.
 */
function travelling(message: Message, headers: Readonly<Record<string, string>>): Headers {
  const received = message.request === undefined ? undefined : message.headers
  const out: Record<string, string> = {}
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined && value !== received?.[name]) out[name.toLowerCase()] = String(value)
  }
  return out
}
