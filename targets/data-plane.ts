/**
 * What operators do with the messages of an environment, on any target. Routes go by their names.
 *
 * @throws {TargetError} when the target refuses or cannot be reached
 */
export interface DataPlane {
  /** Puts a message into a route's source: its queue or inbox, its bucket, its http route. */
  send(message: OutgoingMessage): Promise<SentMessage>
  /** Of the queue that feeds the route; undefined where none does. */
  depth(environmentId: string, route: string): Promise<QueueDepth | undefined>
  /** A look changes nothing that is told of them. Oldest first; pages stay stable while letters come and go. */
  deadLetters(query: DeadLetterQuery): Promise<DeadLetterPage>
  /** The letters that a query asks for, by route and kind of error, the largest group first. */
  deadLetterGroups(query: LetterQuery): Promise<readonly DeadLetterGroup[]>
  deadLetter(environmentId: string, id: string): Promise<DeadLetter | undefined>
  /**
   * Sends a dead letter to its route again, and removes it; marked as a replay. False when it is not there any more. Once, where the
   * target can do both in one step; otherwise a crash between the two leaves a letter that was sent.
   *
   * @param body in place of its own
   */
  redrive(environmentId: string, id: string, body?: string): Promise<boolean>
  /** False when it is not there any more. */
  discard(environmentId: string, id: string): Promise<boolean>
  /** What executors wrote, of all environments: records of executions to be counted. Kept until long after they are read. */
  records(after: string | undefined, options: { readonly limit: number; readonly waitMs: number }): Promise<RecordPage>
  /** What functions of the user logged. An empty page still moves the cursor. */
  logs(query: LogQuery): Promise<LogPage>
}

export interface OutgoingMessage {
  readonly environmentId: string
  readonly route: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Id of the message to be; one is made otherwise. A second send with it within minutes changes nothing. */
  readonly id?: string
  /** Of a `file:` source; one is made otherwise. */
  readonly objectKey?: string
  readonly contentType?: string
  /** Of a replay: what the executor has to know of the first run. */
  readonly replay?: { readonly correlationId: string; readonly history: readonly string[]; readonly resumeAt?: number }
}

export interface SentMessage {
  /** Of a file on AWS it is only that of the request: S3 tells nobody what its notification will be called. */
  readonly messageId: string
  /** Of a route that answers. */
  readonly response?: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
}

export interface QueueDepth {
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
  readonly oldestAgeSeconds?: number
  readonly measuredAt: number
}

/** Which letters of an environment. */
export interface LetterQuery {
  readonly environmentId: string
  /** All of the environment otherwise. */
  readonly routes?: readonly string[]
  /** Code of the error: `HTTP_404`. `GIVEN_UP` stands for letters that have none. */
  readonly errorCode?: string
  /** Somewhere in the body. */
  readonly text?: string
  readonly failedAfter?: number
  readonly failedBefore?: number
}

/** A page of them. */
export interface DeadLetterQuery extends LetterQuery {
  readonly after?: string
  readonly first: number
}

export interface DeadLetterPage {
  readonly letters: readonly DeadLetter[]
  /** Behind the last letter; undefined when there are no more. */
  readonly next?: string
  readonly total: number
}

/** Letters of one route and one kind of error. On AWS, of those that a look finds. */
export interface DeadLetterGroup {
  readonly route: string
  /** `GIVEN_UP` where the letters have none. */
  readonly errorCode: string
  readonly count: number
  /** When the oldest failed. */
  readonly oldestAt: number
  /** When the first of them is removed. */
  readonly expiresAt: number
  readonly latest: DeadLetter
}

/** What letters have for a code that the queue itself gave up: nobody said what became of them. */
export const GIVEN_UP = 'TOO_MANY_RECEIVES'

/** A message that failed for good, as it lies in the dead-letter queue. */
export interface DeadLetter {
  /** Of the queue's entry. */
  readonly id: string
  readonly route: string
  readonly messageId: string
  readonly correlationId: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Of the whole body. */
  readonly bytes: number
  /** Code of the error, and what the executor said of it; absent where the queue itself gave up. */
  readonly errorCode?: string
  readonly errorMessage?: string
  /** Places in the code, as stacks have them; the beginning. */
  readonly errorStack?: string
  readonly receiveCount: number
  readonly failedAt: number
  readonly expiresAt: number
  readonly redriveCount: number
}

/** A line of an executor: `runtime/telemetry/invocation-line.ts`, with where it comes from. */
export interface ExecutorRecord {
  readonly environmentId: string
  /** Whose code ran. */
  readonly deploymentId: string
  readonly revision: number
  readonly route: string
  /** Of the function: what its time costs depends on it. */
  readonly memoryMb: number
  readonly line: unknown
}

export interface RecordPage {
  readonly records: readonly ExecutorRecord[]
  /** Where to go on. */
  readonly cursor: string
  /**
   * By environment: what its executors had recorded until then is given, by this page or one before it. Absent where records come in
   * their order from one place.
   */
  readonly readThrough?: Readonly<Record<string, number>>
}

export interface LogQuery {
  readonly environmentId: string
  readonly routes?: readonly string[]
  readonly levels?: readonly string[]
  readonly text?: string
  readonly messageId?: string
  readonly since?: number
  readonly after?: string
  readonly first: number
  readonly waitMs: number
}

export interface LogPage {
  readonly lines: readonly LogLine[]
  readonly cursor: string
  readonly hasMore: boolean
}

export interface LogLine {
  readonly id: string
  readonly at: number
  readonly level: string
  readonly message: string
  readonly route: string
  readonly messageId?: string
  readonly correlationId?: string
  readonly data?: unknown
  /** Id of the invocation. */
  readonly requestId?: string
}
