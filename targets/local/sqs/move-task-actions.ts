import { CloudError } from '../cloud-error.ts'
import { nameInArn, queueArn } from '../place.ts'
import type { Action, Call } from './call.ts'
import { invalid, optionalInteger, optionalText, text } from './input.ts'
import type { MoveTask } from './move-tasks.ts'

const MOST_PER_SECOND = 500
const MOST_LISTED = 10

export const startMessageMoveTask: Action = (call) => {
  const { input, queues, tasks } = call
  const source = queueIn(call, 'SourceArn', text(input, 'SourceArn'), 'sqs:StartMessageMoveTask')
  const to = optionalText(input, 'DestinationArn')
  const destination = to === undefined ? undefined : queueIn(call, 'DestinationArn', to, 'sqs:SendMessage')
  if (destination === source) throw invalid('Source queue and destination queue must not be the same.')
  if (!queues.list().some(({ redrive }) => redrive?.deadLetterArn === queueArn(source))) {
    throw invalid('Source queue must be configured as a Dead Letter Queue.')
  }
  const perSecond = optionalInteger(input, 'MaxNumberOfMessagesPerSecond', 1, MOST_PER_SECOND)
  const { handle } = tasks.start({
    source,
    ...(destination !== undefined && { destination }),
    ...(perSecond !== undefined && { perSecond }),
  })
  return { TaskHandle: handle }
}

export const listMessageMoveTasks: Action = (call) => {
  const source = queueIn(call, 'SourceArn', text(call.input, 'SourceArn'), 'sqs:ListMessageMoveTasks')
  const most = optionalInteger(call.input, 'MaxResults', 1, MOST_LISTED) ?? 1
  return { Results: call.tasks.of(source).slice(0, most).map(shown) }
}

export const cancelMessageMoveTask: Action = ({ input, tasks, authorize }) => {
  const task = tasks.find(text(input, 'TaskHandle'))
  if (task === undefined) throw new CloudError('ResourceNotFoundException', 'Task does not exist.', { status: 404 })
  authorize('sqs:CancelMessageMoveTask', queueArn(task.source))
  if (task.status !== 'RUNNING') {
    throw new CloudError('UnsupportedOperation', 'Only active tasks can be cancelled.')
  }
  task.status = 'CANCELLING'
  return { ApproximateNumberOfMessagesMoved: task.moved }
}

const shown = ({ handle, source, destination, perSecond, startedAt, toMove, moved, status, failure }: MoveTask) => ({
  ...(status === 'RUNNING' && { TaskHandle: handle }),
  Status: status,
  SourceArn: queueArn(source),
  ...(destination !== undefined && { DestinationArn: queueArn(destination) }),
  ...(perSecond !== undefined && { MaxNumberOfMessagesPerSecond: perSecond }),
  ApproximateNumberOfMessagesMoved: moved,
  ApproximateNumberOfMessagesToMove: toMove,
  ...(failure !== undefined && { FailureReason: failure }),
  StartedTimestamp: startedAt,
})

function queueIn({ queues, authorize }: Call, parameter: string, arn: string, action: string): string {
  const name = nameInArn(arn)
  if (arn !== queueArn(name))
    throw invalid(`You must use this format to specify the ${parameter}: ${queueArn('<name>')}`)
  authorize(action, arn)
  if (queues.get(name) === undefined) {
    throw new CloudError(
      'ResourceNotFoundException',
      "The resource that you specified for the SourceArn parameter doesn't exist.",
      {
        status: 404,
      },
    )
  }
  return name
}
