import { setTimeout } from 'node:timers/promises'
import { CreateQueueCommand } from '@aws-sdk/client-sqs'
import { afterAll, expect, test } from '@jest/globals'
import { queueArn } from '../../../../targets/local/place.ts'
import { createMoveTasks } from '../../../../targets/local/sqs/move-tasks.ts'
import { serveSqs } from './served.ts'

const served = await serveSqs()
afterAll(() => served.close())

test('a task that could not go on says so, and the log says why', async () => {
  await served.client().send(new CreateQueueCommand({ QueueName: 'dead' }))
  const logged: [object, string][] = []
  const log = { info() {}, warn() {}, error: (fields: object, message: string) => void logged.push([fields, message]) }
  const fault = new Error('the disk is gone')
  const queues = {
    ...served.queues,
    peek(): never {
      throw fault
    },
  }
  const tasks = createMoveTasks(queues, Date.now, log)
  const { handle } = tasks.start({ source: 'dead' })
  while (tasks.find(handle)?.status === 'RUNNING') await setTimeout(5)
  expect(tasks.find(handle)).toMatchObject({ status: 'FAILED', failure: 'InternalError' })
  expect(logged).toEqual([[{ err: fault, source: queueArn('dead') }, 'Dead letters could not be moved']])
})
