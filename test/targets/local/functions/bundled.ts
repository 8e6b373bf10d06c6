import { unzipSync } from 'fflate'
import { bundle } from '../../../../compiler/bundle/index.ts'
import { evaluate } from '../../../../compiler/evaluate/index.ts'
import { queueArn } from '../../../../targets/local/place.ts'
import type { Opened } from './opened.ts'

interface Options {
  readonly attempts?: number
  readonly timeoutMs?: number
  readonly visibilityTimeoutS?: number
  /** What its role allows it to send to. */
  readonly sendsTo?: readonly string[]
}

const queueUrl = (name: string): string => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`

/**
 * Makes the function `Work` of what the compiler makes of a route of that name, which reads `In`, may send to `Out` and has the
 * dead letters `DLQ`; with its queues, and the source that feeds it.
 */
export async function putRoute(cloud: Opened, chain: string, processors: string, options: Options = {}): Promise<void> {
  const { attempts = 5, timeoutMs = 5_000, visibilityTimeoutS = 30, sendsTo = ['Out', 'DLQ'] } = options
  const files = {
    'routes.ts': `import { route } from 'routo'
      import * as p from './processors.ts'
      export default [route('Work', { timeoutMs: ${timeoutMs}, retry: { attempts: ${attempts}, jitter: false } }).from('queue:In')${chain}]`,
    'processors.ts': processors,
  }
  const { routes, diagnostics } = await evaluate(files)
  const made = await bundle({ routes: routes.map(({ document }) => document), files })
  if (made.bundle === undefined) throw new Error(JSON.stringify([diagnostics, made.diagnostics]))
  for (const name of ['Out', 'DLQ']) await cloud.queue(name)
  const redrive = { deadLetterArn: queueArn('DLQ'), maxReceiveCount: attempts }
  await cloud.queue('In', { visibilityTimeoutS, redrive })
  await cloud.put('Work', unzipSync(made.bundle.zip), {
    timeoutMs,
    allow: {
      Effect: 'Allow',
      Action: ['sqs:SendMessage', 'sqs:ChangeMessageVisibility'],
      Resource: ['In', ...sendsTo].map(queueArn),
    },
    environment: {
      ROUTO_PROJECT: 'shop',
      ROUTO_ENVIRONMENT: 'test',
      ROUTO_ROUTE: 'Work',
      ROUTO_SOURCE_QUEUE: queueUrl('In'),
      ROUTO_DEAD_LETTERS: queueUrl('DLQ'),
      ROUTO_QUEUE_Out: queueUrl('Out'),
    },
  })
  await cloud.feed()
}

/** received = succeeded + failed + dropped + in flight, as records have it. */
export async function countsOf(cloud: Opened): Promise<Readonly<Record<Count, number>>> {
  const sum = { received: 0, succeeded: 0, failed: 0, dropped: 0 }
  for (const record of await cloud.records()) {
    for (const name of counts) sum[name] += Number(record[name])
  }
  return sum
}

const counts = ['received', 'succeeded', 'failed', 'dropped'] as const
type Count = (typeof counts)[number]
