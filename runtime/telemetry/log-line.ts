import type { LogLine } from '../engine/ports.ts'
import type { Message } from '../message.ts'
import { cut, toError } from '../unknown.ts'

/** CloudWatch keeps 256 kB of an event; the rest of the line needs its share. */
const MAX_DATA = 200_000
const MAX_MESSAGE = 20_000

/** What a user's `ctx.log` becomes: one line of JSON that says of which message it speaks. */
export function logLine(line: LogLine, { correlationId }: Message, route: string, now: number): string {
  const { level, message, data, messageId } = line
  const head = {
    timestamp: new Date(now).toISOString(),
    level,
    message: cut(String(message), MAX_MESSAGE),
    route,
    messageId,
    correlationId,
  }
  return `${JSON.stringify(data === undefined ? head : { ...head, data: plain(data) })}\n`
}

/** The data, if it is JSON of a size that a log takes; otherwise a text in its place: logging never throws. */
function plain(data: Readonly<Record<string, unknown>>): unknown {
  try {
    const text = JSON.stringify(data)
    return Buffer.byteLength(text) > MAX_DATA ? `${text.slice(0, MAX_DATA / 4)}… (cut)` : data
  } catch (error) {
    return `(not JSON: ${toError(error).message.split('\n')[0]})`
  }
}
