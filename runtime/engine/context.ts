import type { Message } from '../message.ts'
import type { Context, Log } from '../route/functions.ts'
import type { LogLine, Ports } from './ports.ts'

/** What the user functions of a route get beside the body; one for each message and each part. */
export const createContext = (message: Message, ports: Ports, drop: (reason: string) => null): Context => ({
  message,
  headers: { ...message.headers },
  env: ports.env,
  log: createLog(ports.log, message.id),
  isReplay: message.isReplay,
  request: message.request,
  drop,
  fetch: ports.fetch,
  now: ports.now,
  remainingMs: ports.remainingMs,
})

function createLog(write: Ports['log'], messageId: string): Log {
  const at =
    (level: LogLine['level']) =>
    (message: string, data?: Record<string, unknown>): void =>
      write({ level, message, data, messageId })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
