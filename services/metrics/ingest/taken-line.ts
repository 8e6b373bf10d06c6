import type { Execution } from '../../../runtime/engine/execution.ts'
import type { Counts } from '../counts.ts'

/** Where a line comes from: what the line itself does not say. */
export interface LineOrigin {
  readonly environmentId: string
  /** Whose code ran. */
  readonly deploymentId: string
  /** The number of the revision that ran. */
  readonly revision: number
  /** Of the function: what its time costs depends on it. */
  readonly memoryMb: number
  /** Whose executor wrote it, where the target says so: what code of users writes counts for its own route only. */
  readonly route?: string
}

/** A line of an executor (`runtime/telemetry/invocation-line.ts`) that was found to be one. */
export interface TakenLine extends LineOrigin {
  /** The same whenever the line is sent: its invocation, and its part of it. */
  readonly key: string
  /** Of an invocation whose records do not fit one line: which of its lines, from 1. */
  readonly part: number
  /** Its name. */
  readonly route: string
  /** What the route reads: `queue:Orders`. Absent where nobody could tell. */
  readonly source?: string
  /** Milliseconds since 1970. */
  readonly timestamp: number
  /** Whether the process was started for the invocation; only its first line says so. */
  readonly coldStart: boolean
  readonly counts: Counts
  /** Those of its records that can be read. A record that cannot is counted all the same. */
  readonly executions: readonly TakenExecution[]
}

/** A record of an execution, with what executors that know it say beside. */
export interface TakenExecution extends Execution {
  /** When the message was put into the queue; milliseconds since 1970. */
  readonly sentAt?: number | undefined
  /** Of a message that is a file. */
  readonly objectKey?: string | undefined
  /** The record was too large, and has lost what made it so. */
  readonly trimmed?: boolean | undefined
}

/** Does something with lines that were counted. Lines may come again: what it does has to be the same done twice. */
export type KeepLines = (lines: readonly TakenLine[]) => Promise<void>
