import type { Batch, Delivery } from './sqs-event.ts'

/** An error as it leaves an executor. */
export interface FunctionError {
  /** Name of the error, or what the cloud calls it: `TIMEOUT`, `OUT_OF_MEMORY`, `EXECUTOR_CRASHED`, `INIT_FAILED`. */
  readonly type: string
  readonly message: string
  readonly stack?: string | undefined
}

/** What an executor is to do. */
export interface Task {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly deadline: number
  readonly input: Input
}

/** What a function is called with: messages of a queue, of which the event is made where it is used; or any event. */
export type Input = { readonly batch: Batch } | { readonly event: unknown }

/** How a task ended, with the records that it wrote. */
export type TaskEnd = { readonly id: string; readonly records: readonly string[] } & (
  | { readonly payload: unknown }
  | { readonly error: FunctionError }
)

/** The way of an executor to the cloud. */
export interface Channel {
  /** The next task. The first call says that the code is loaded. */
  next(): Promise<Task>
  end(end: TaskEnd): Promise<void>
  /** The process is of no use any more: the code could not be loaded, or nobody has caught an error in it. */
  died(error: FunctionError): Promise<void>
  /** A line that somebody wrote. It leaves at once, however the task may end. */
  log(line: string): void
}

/** What the cloud says on the lean channel; beside a batch, the bodies of its messages as texts. */
export type ToExecutor =
  | {
      readonly kind: 'task'
      readonly id: string
      readonly deadline: number
      readonly batch?: { readonly queueArn: string; readonly messages: readonly Omit<Delivery, 'body'>[] }
      readonly event?: unknown
    }
  | { readonly kind: 'queue'; readonly n: number; readonly answer: unknown }

/** What an executor says on the lean channel; beside an end, its records as texts, and beside what it sends the bodies. */
export type FromExecutor =
  | { readonly kind: 'ready' }
  | { readonly kind: 'died'; readonly error: FunctionError }
  | { readonly kind: 'end'; readonly end: Omit<TaskEnd, 'records'> }
  | { readonly kind: 'log'; readonly line: string }
  | {
      readonly kind: 'queue'
      readonly n: number
      readonly action: string
      readonly queueUrl: string
      readonly entries: readonly object[]
    }
