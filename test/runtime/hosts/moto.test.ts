import { expect, test } from '@jest/globals'
import { createSign } from '../../../runtime/hosts/lambda/sign.ts'
import { route } from '../../../runtime/index.ts'
import { contextOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { skipsMoto, startMoto } from '../../testkit/moto.ts'

// An SQS and S3 that somebody else wrote, where it is installed: our fake must not be the only one that understands us.

/** The calls that an executor does not make, but its surroundings do. */
function operator(url: string) {
  const sign = createSign(
    {
      region: 'eu-central-1',
      accessKeyId: 'test',
      secretAccessKey: 'test',
      sessionToken: '',
      endpoints: { sqs: '', s3: '', ssm: '' },
    },
    Date.now,
  )
  async function call(
    service: 'sqs' | 's3',
    method: 'GET' | 'PUT' | 'POST',
    path: string,
    headers: Record<string, string>,
    body?: string,
  ) {
    const request = {
      service,
      method,
      url: `${url}${path}`,
      headers,
      action: path,
      resource: path,
      ...(body === undefined ? {} : { body }),
    }
    const response = await fetch(request.url, { method, headers: sign(request), body: body ?? null })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return text
  }
  const sqs = async (operation: string, body: object) =>
    JSON.parse(
      await call(
        'sqs',
        'POST',
        '/',
        { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
        JSON.stringify(body),
      ),
    )
  return { call, sqs }
}

;(skipsMoto ? test.skip : test)(
  'a file is read, its lines go to a queue, a bad one to the dead letters, a copy to a bucket',
  async () => {
    await using moto = await startMoto()
    const { call, sqs } = operator(moto.url)
    const queueUrls = new Map<string, string>()
    for (const name of ['In', 'Out', 'Other', 'DLQ']) {
      queueUrls.set(name, (await sqs('CreateQueue', { QueueName: name })).QueueUrl)
    }
    const location =
      '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>'
    await call('s3', 'PUT', '/shop-files', {}, location)
    await call('s3', 'PUT', '/shop-files/in/a%20%C3%BC.txt', {}, 'one\nbad\ntwö')

    const work = (line: string) => {
      if (line === 'bad') throw new TypeError('a bad line')
      return line.toUpperCase()
    }
    const start = route('Lines', { retry: { attempts: 1 } })
      .from('file:Files')
      .split((body: string) => body.split('\n'))
    const executor = await startExecutor(
      { url: moto.url, queueUrl: (name) => queueUrls.get(name) ?? '' },
      start.process(work).to('queue:Out').to('file:Files', { key: 'out/{id}' }),
    )
    const notification = {
      Records: [
        { eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'shop-files' }, object: { key: 'in/a+%C3%BC.txt' } } },
      ],
    }
    const result = await executor.handle(sqsEvent(sqsRecord(JSON.stringify(notification), { id: 'n1' })), contextOf())

    expect(result).toEqual({ batchItemFailures: [] })
    expect(executor.executions()).toMatchObject([{ outcome: 'succeeded', parts: { made: 3, succeeded: 2, failed: 1 } }])
    const receive = (name: string) =>
      sqs('ReceiveMessage', { QueueUrl: queueUrls.get(name), MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] })
    const { Messages: sent } = await receive('Out')
    expect(sent.map(({ Body }: { Body: string }) => Body)).toEqual(['ONE', 'TWÖ'])
    const { Messages: letters } = await receive('DLQ')
    expect(letters).toMatchObject([
      {
        Body: 'bad',
        MessageAttributes: { 'routo-error-code': { StringValue: 'TypeError' }, routo: { DataType: 'String' } },
      },
    ])
    expect(await call('s3', 'GET', '/shop-files/out/n1-3', {})).toBe('TWÖ')
  },
  60_000,
)
