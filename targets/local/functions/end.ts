import type { QueueAnswer } from '../../../runtime/endpoints/aws.ts'
import type { FunctionError, Task, TaskEnd } from './executor/channel.ts'

/** The cloud's end of an executor's channel. */
export interface ChannelEnd {
  send(task: Task): void
  close(): void
}

/** Hears what an executor says. */
export interface Listener {
  ready(): void
  died(error: FunctionError): void
  ended(end: TaskEnd): void
  log(line: string): void
  /** Sends and waits, on the lean channel. */
  queue(call: QueueCall): Promise<QueueAnswer>
  /** It says what no executor of ours says. */
  broken(why: string): void
}

/** A batch for a queue, as the runtime hands it over. */
export interface QueueCall {
  readonly action: string
  readonly queueUrl: string
  readonly entries: readonly object[]
}
