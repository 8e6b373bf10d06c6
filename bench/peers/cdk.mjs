/**
 * Synthesises as many executors as asked with aws-cdk-lib: `node cdk.mjs 100 2`, and twice again in the same process. Each has what a route from a queue to a
 * bucket has: queue, dead-letter queue, bucket, function, event source, role and log group. Prints milliseconds as JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const start = performance.now()
const { App, Duration, RemovalPolicy, Stack } = await import('aws-cdk-lib')
const lambda = await import('aws-cdk-lib/aws-lambda')
const { SqsEventSource } = await import('aws-cdk-lib/aws-lambda-event-sources')
const { LogGroup, RetentionDays } = await import('aws-cdk-lib/aws-logs')
const { Bucket } = await import('aws-cdk-lib/aws-s3')
const { Queue } = await import('aws-cdk-lib/aws-sqs')
/** A stack holds 500 resources, a route is eleven. */
const ROUTES_PER_STACK = 45

function addRoute(stack, n) {
  const logGroup = new LogGroup(stack, `R${n}Logs`, { retention: RetentionDays.ONE_MONTH })
  const deadLetters = new Queue(stack, `R${n}DLQ`, { enforceSSL: true, retentionPeriod: Duration.days(14) })
  const queue = new Queue(stack, `Jobs${n}`, {
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(180),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  })
  const bucket = new Bucket(stack, `Results${n}`, {
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  })
  const executor = new lambda.Function(stack, `R${n}Executor`, {
    runtime: lambda.Runtime.NODEJS_22_X,
    architecture: lambda.Architecture.ARM_64,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {}'),
    memorySize: 256,
    timeout: Duration.seconds(30),
    environment: { ROUTO_ROUTE: `R${n}`, ROUTO_SOURCE_QUEUE: queue.queueUrl, ROUTO_DEAD_LETTERS: deadLetters.queueUrl },
    logGroup,
  })
  executor.addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }))
  deadLetters.grantSendMessages(executor)
  bucket.grantPut(executor)
}

function synthesise(count) {
  const outdir = mkdtempSync(join(tmpdir(), 'routo-bench-'))
  const start = performance.now()
  const app = new App({ outdir, analyticsReporting: false })
  let stack
  for (let n = 0; n < count; n++) {
    if (n % ROUTES_PER_STACK === 0) stack = new Stack(app, `Stack${n}`)
    addRoute(stack, n)
  }
  const { stacks } = app.synth()
  const ms = performance.now() - start
  const resources = stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0)
  rmSync(outdir, { recursive: true })
  return { ms, resources }
}

// An empty app first: what is loaded only when needed counts as loading, too.
synthesise(0)
const loadMs = performance.now() - start

const [count = 1, further = 2] = process.argv.slice(2).map(Number)
const runs = Array.from({ length: 1 + further }, () => synthesise(count))
console.log(JSON.stringify({ loadMs, runs: runs.map(({ ms }) => ms), resources: runs[0].resources }))
