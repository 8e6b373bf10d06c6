import type { DatabaseSync } from 'node:sqlite'
import type { LineSource } from '../functions/functions.ts'

/** A line that an executor wrote, or that the cloud writes in its place. */
export interface NewLine {
  readonly source: LineSource
  readonly at: number
  /** Records of executions (one line per invocation), or what somebody logged. */
  readonly kind: 'record' | 'log'
  /** JSON where the executor wrote JSON. */
  readonly text: string
  readonly requestId?: string
}

export interface KeptLine extends NewLine {
  /** Grows without gaps that could be filled later. */
  readonly seq: number
}

/** What executors wrote: append-only, in the journal; lines go when they are old, records not before they were collected. */
export interface Lines {
  /** Within a transaction of the journal. */
  append(database: DatabaseSync, lines: readonly NewLine[]): void
  /** In a transaction of its own. */
  write(lines: readonly NewLine[]): Promise<void>
  /** Waits up to `waitMs` for lines behind `after`. */
  read(query: LineQuery): Promise<readonly KeptLine[]>
}

export interface LineQuery {
  readonly kind: NewLine['kind']
  readonly environmentId?: string
  readonly routes?: readonly string[]
  readonly after: number
  readonly limit: number
  readonly waitMs: number
}
