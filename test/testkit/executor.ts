import { type Part, partsOf } from '../../compiler/bundle/runtime-parts.ts'
import type { Execution } from '../../runtime/engine/execution.ts'
import type { Handler, Outside, RouteModule } from '../../runtime/hosts/lambda/host.ts'
import { createLambdaHandler } from '../../runtime/hosts/lambda/index.ts'
import * as parts from '../../runtime/hosts/lambda/parts.ts'
import type { Open } from '../../runtime/hosts/lambda/take.ts'
import type { Built } from '../../runtime/route/builder.ts'
import type { RouteDefinition } from '../../runtime/route/functions.ts'
import type { FakeAws } from './fake-aws.ts'

/** An executor as Lambda would run it, with AWS at the address of the fake. */
export interface Executor {
  readonly handle: Handler
  /** Everything it wrote to standard output, one JSON value for each line. */
  readonly lines: Line[]
  /** The records of all invocations so far. */
  executions(): readonly Execution[]
}

/** A line of output: a metric line has `executions`, a line of a user's log has `message`. */
export interface Line {
  readonly [name: string]: unknown
  readonly executions?: readonly Execution[]
}

export interface ExecutorOptions extends Partial<Outside> {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly validators?: RouteModule['validators']
}

/** Starts the executor of a route. Waits take no time unless a clock is handed in. */
export async function startExecutor(
  aws: Pick<FakeAws, 'url' | 'queueUrl'>,
  { definition }: Built,
  options: ExecutorOptions = {},
): Promise<Executor> {
  const { env = {}, validators = new Map(), ...overrides } = options
  const lines: Line[] = []
  const handle = await createLambdaHandler(
    new Map([[definition.name, async () => ({ ...moduleOf(definition), validators })]]),
    { ...environmentOf(definition.name, aws), ...env },
    { sleep: async () => {}, random: () => 1, write: (line) => lines.push(JSON.parse(line)), ...overrides },
  )
  return { handle, lines, executions: () => lines.flatMap(({ executions = [] }) => executions) }
}

const everyPart: Readonly<Record<Part, unknown>> = { ...parts }

/** A route with the parts of the runtime that the compiler would hand to its executor. */
export function moduleOf(route: RouteDefinition): RouteModule {
  const { makers, ways, open } = partsOf(route)
  const take = (named: readonly (readonly [name: string, part: Part])[]) =>
    Object.fromEntries(named.map(([name, part]) => [name, everyPart[part]]))
  const host = open === undefined ? parts.serveRequests : parts.serveQueue(everyPart[open] as Open) // `partsOf` says so
  return { route, validators: new Map(), makers: take(makers), ways: take(ways), serve: host }
}

/** The environment of an executor that reads `In` and may send to `Out`, `Other` and the bucket `Files`. */
export const environmentOf = (route: string, aws: Pick<FakeAws, 'url' | 'queueUrl'>): Record<string, string> => ({
  ROUTO_PROJECT: 'shop',
  ROUTO_ENVIRONMENT: 'test',
  ROUTO_ROUTE: route,
  ROUTO_SOURCE_QUEUE: aws.queueUrl('In'),
  ROUTO_DEAD_LETTERS: aws.queueUrl('DLQ'),
  ROUTO_QUEUE_Out: aws.queueUrl('Out'),
  ROUTO_QUEUE_Other: aws.queueUrl('Other'),
  ROUTO_BUCKET_Files: 'shop-files.s3.eu-central-1.amazonaws.com',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_ENDPOINT_URL_SQS: aws.url,
  AWS_ENDPOINT_URL_S3: aws.url,
})

/** What Lambda says about an invocation; `remainingMs` may change while it runs. */
export const contextOf = (remainingMs: () => number = () => 30_000) => ({
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  getRemainingTimeInMillis: remainingMs,
})

export interface RecordOptions {
  readonly id?: string
  readonly attempt?: number
  /** The value of the attribute `routo`. */
  readonly envelope?: string | object
}

/** A record of an SQS event. */
export const sqsRecord = (body: string, { id = crypto.randomUUID(), attempt = 1, envelope }: RecordOptions = {}) => ({
  messageId: id,
  receiptHandle: `receipt of ${id}`,
  body,
  attributes: { ApproximateReceiveCount: String(attempt), ApproximateFirstReceiveTimestamp: '1795248142428' },
  messageAttributes:
    envelope === undefined
      ? {}
      : {
          routo: {
            stringValue: typeof envelope === 'string' ? envelope : JSON.stringify(envelope),
            dataType: 'String',
          },
        },
  eventSource: 'aws:sqs',
})

/** An SQS event of these records. */
export const sqsEvent = (...records: readonly object[]): object => ({ Records: records })
