/** Attributes of a queue, in the units of SQS. */
export interface QueueAttributes {
  readonly visibilityTimeoutS: number
  readonly retentionS: number
  readonly delayS: number
  readonly receiveWaitS: number
  readonly maximumMessageBytes: number
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number }
  /** JSON, as it was set; kept to be shown. */
  readonly redriveAllowPolicy?: string
  readonly tags: Readonly<Record<string, string>>
}

export interface QueueInfo extends QueueAttributes {
  readonly name: string
  readonly arn: string
  readonly createdAt: number
  readonly modifiedAt: number
}

/** An attribute of a message: `{ DataType: 'String', StringValue: '…' }` as SQS has it. */
export interface MessageAttribute {
  readonly DataType: string
  readonly StringValue?: string
  /** Base64. */
  readonly BinaryValue?: string
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

export interface NewMessage {
  readonly body: string
  readonly attributes: MessageAttributes
  readonly delayS?: number
  /** System attributes to be kept: `AWSTraceHeader`. */
  readonly system?: Readonly<Record<string, string>>
}

/** A message that was held to what SQS refuses, and to a queue's limit in bytes. */
export interface CheckedMessage extends NewMessage {
  readonly checkedFor: number
}

/** A message as it lies in a queue. Ids grow and are never used again. */
export interface QueuedMessage extends NewMessage {
  readonly id: number
  /** UUID. */
  readonly messageId: string
  readonly sentAt: number
  readonly firstReceivedAt?: number
  /** Ended receives; the one that lasts is not among them until it ends. */
  readonly receives: number
  /** Name of the queue whose redrive policy put it here. */
  readonly deadLetterSource?: string
  /** When it did. */
  readonly deadLetteredAt?: number
}

/** A message that somebody holds; `receives` counts this time, too. */
export interface LeasedMessage extends QueuedMessage {
  readonly queue: string
  readonly receiptHandle: string
}

export interface Depth {
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
  readonly oldestSentAt?: number
}

/**
 * One step that is on disk whole or not at all: what an invocation took off its queue, gave back, sent and recorded. Handles that
 * no longer hold are passed over, as SQS does.
 */
export interface Settlement {
  readonly deletes?: readonly string[]
  /**
   * Visible again after so many seconds from now, or, left out, when its lease would have run out; the receive has ended, and
   * counts.
   */
  readonly returns?: readonly { readonly receiptHandle: string; readonly seconds?: number | undefined }[]
  readonly sends?: readonly { readonly queue: string; readonly message: NewMessage | CheckedMessage }[]
  /** What else belongs to the step; runs in its transaction. Gets the ids of what is sent, in their order. */
  readonly also?: (database: import('node:sqlite').DatabaseSync, messageIds: readonly string[]) => void
}

/**
 * The queues: durable messages in the journal; ready lists, leases, delays and waiting receivers in memory. After a crash leases
 * are void, and messages are received again.
 *
 * @throws {CloudError} in the words of SQS: `QueueDoesNotExist`, `ReceiptHandleIsInvalid`, `InvalidParameterValue`, …
 */
export interface Queues {
  /** Makes a queue, or changes its attributes; its messages stay. */
  put(name: string, attributes: QueueAttributes): Promise<QueueInfo>
  /** With its messages. */
  remove(name: string): Promise<void>
  get(name: string): QueueInfo | undefined
  list(): readonly QueueInfo[]
  depth(name: string): Depth
  /** Answers when they are on disk. */
  send(name: string, messages: readonly (NewMessage | CheckedMessage)[]): Promise<readonly QueuedMessage[]>
  /** Waits up to `waitMs` for the first message. A message received too often goes to the dead-letter queue instead. */
  receive(name: string, options: ReceiveOptions): Promise<readonly LeasedMessage[]>
  /** Answers the messages that it sent, in their order, when all is on disk. */
  settle(settlement: Settlement): Promise<readonly QueuedMessage[]>
  /** Of a held message: from now on. 0: at once. */
  changeVisibility(receiptHandle: string, seconds: number): Promise<void>
  purge(name: string): Promise<void>
  /** Without receiving, by id. */
  peek(name: string, options: { readonly after?: number; readonly first: number }): readonly QueuedMessage[]
  /** One message that nobody holds, by id; undefined when it is not there, or held. */
  find(name: string, id: number): QueuedMessage | undefined
  /** Takes a message that nobody holds off its queue and sends another in its place, in one step. False when it is not there. */
  replace(name: string, id: number, sends: NonNullable<Settlement['sends']>): Promise<boolean>
  /** Told when a message has become ready, and how many are: for those that poll. */
  onReady(name: string, listener: () => void): () => void
  /**
   * Decides what else is written in the step in which something becomes of received messages without a settlement. One listener
   * per queue: the event source that reads it.
   */
  onEnd(name: string, listener: (ended: readonly EndedReceive[]) => Settlement['also']): () => void
  close(): Promise<void>
}

/**
 * What became of a received message without a word of whoever held it: its lease ran out, the queue gave it up to the dead letters,
 * or it is gone, since it was too old, or was purged between two receives.
 */
export interface EndedReceive {
  readonly message: LeasedMessage
  readonly end: 'expired' | 'dead-lettered' | 'removed'
}

export interface ReceiveOptions {
  readonly max: number
  readonly waitMs: number
  /** Default: the queue's. */
  readonly visibilityS?: number
  readonly signal?: AbortSignal
}
