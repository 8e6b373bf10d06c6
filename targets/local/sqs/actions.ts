import type { Action } from './call.ts'
import { cancelMessageMoveTask, listMessageMoveTasks, startMessageMoveTask } from './move-task-actions.ts'
import * as queue from './queue-actions.ts'
import * as receive from './receive-actions.ts'
import { sendMessage, sendMessageBatch } from './send-actions.ts'

/** The operations of SQS that are here; `docs/local-cloud.md` lists them. */
export const actions: Readonly<Record<string, Action>> = {
  CancelMessageMoveTask: cancelMessageMoveTask,
  ChangeMessageVisibility: receive.changeMessageVisibility,
  ChangeMessageVisibilityBatch: receive.changeMessageVisibilityBatch,
  CreateQueue: queue.createQueue,
  DeleteMessage: receive.deleteMessage,
  DeleteMessageBatch: receive.deleteMessageBatch,
  DeleteQueue: queue.deleteQueue,
  GetQueueAttributes: queue.getQueueAttributes,
  GetQueueUrl: queue.getQueueUrl,
  ListDeadLetterSourceQueues: queue.listDeadLetterSourceQueues,
  ListMessageMoveTasks: listMessageMoveTasks,
  ListQueues: queue.listQueues,
  ListQueueTags: queue.listQueueTags,
  PurgeQueue: queue.purgeQueue,
  ReceiveMessage: receive.receiveMessage,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  SetQueueAttributes: queue.setQueueAttributes,
  StartMessageMoveTask: startMessageMoveTask,
  TagQueue: queue.tagQueue,
  UntagQueue: queue.untagQueue,
}

/** Those that SQS has, and that are not here. */
export const absentActions: readonly string[] = ['AddPermission', 'RemovePermission']
