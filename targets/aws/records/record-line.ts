import { isObject, tryParse } from '../../../runtime/unknown.ts'

/** Selects what `runtime/telemetry/invocation-line.ts` writes among all that functions write. */
export const RECORDS = '{ $.batchId = "*" }'

/** The line of records in a text; undefined where it is something else. */
export function recordIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const line = tryParse(text)
  return isObject(line) && isRecord(line) ? line : undefined
}

/** Whether a line of JSON is one of records. */
export const isRecord = (line: Readonly<Record<string, unknown>>): boolean =>
  isObject(line._aws) && typeof line.batchId === 'string' && Array.isArray(line.executions)
