import { expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'

test('a record that cannot be written fails no message', async () => {
  const nowhere = {
    url: 'http://127.0.0.1:9',
    queueUrl: (queue: string) => `https://sqs.eu-central-1.amazonaws.com/1/${queue}`,
  }
  const complaints: unknown[] = []
  const { write } = process.stderr
  process.stderr.write = (text: unknown) => complaints.push(text) > 0
  try {
    const executor = await startExecutor(
      nowhere,
      route('Quiet')
        .from('queue:In')
        .process((body, ctx) => {
          ctx.log.info('seen')
          return body
        }),
      {
        write: () => {
          throw new Error('the pipe is closed')
        },
      },
    )
    expect(await executor.handle(sqsEvent(sqsRecord('x')), contextOf())).toEqual({ batchItemFailures: [] })
  } finally {
    process.stderr.write = write
  }
  expect(complaints).toEqual(Array(2).fill('routo: could not record: the pipe is closed\n'))
})
