import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { build as pretty } from 'pino-pretty'
import { censored } from './censor.ts'

/** Where services write what happened: one JSON line each. Faults go in as `{ err }`, with their stack. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * A log that never holds a credential. By default it writes to standard error, for people where that is a terminal.
 *
 * @param to another place to write to
 */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }), log: (fields: object) => censored(fields) },
    serializers: { err: (error: Error) => censored(stdSerializers.errWithCause(error)) },
  }
  if (to !== undefined) return pino(options, to)
  // Written at once: the last line before the end is the one that matters.
  if (process.stderr.isTTY) return pino(options, pretty({ destination: 2, sync: true }))
  return pino(options, pino.destination({ dest: 2, sync: true }))
}
