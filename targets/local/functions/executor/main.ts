import type { Channel, FunctionError, Task } from './channel.ts'
import { confine, denyPipes } from './confine.ts'
import { leanChannel } from './lean.ts'
import { openLifeline } from './lifeline.ts'
import { type LambdaHandler, loadHandler } from './load-handler.ts'
import { captureOutput, type Output } from './output.ts'
import { runtimeApi } from './runtime-api.ts'
import { sqsEventOf } from './sqs-event.ts'

/** What a process of the local cloud does in place of Lambda's own runtime: loads the function once, then one task after another. */
// biome-ignore-start lint/style/noProcessEnv: Lambda tells its functions everything in the environment
const env = { ...process.env }
// biome-ignore-end lint/style/noProcessEnv: so far

confine()
const lifeline = openLifeline()
denyPipes(lifeline.socket)
let channel: Channel
const output: Output = captureOutput((line) => channel.log(line))
channel =
  env.ROUTO_TRANSPORT === 'lean' ? leanChannel(lifeline) : runtimeApi(env.AWS_LAMBDA_RUNTIME_API ?? '', output.write)

// Without this an error that nobody awaits would end the process without a word to the cloud.
process.on('uncaughtException', async (error) => {
  await channel.died(describe(error))
  process.exit(1)
})

await serve(await load())

async function load(): Promise<LambdaHandler> {
  try {
    return await loadHandler(env.LAMBDA_TASK_ROOT ?? '', env._HANDLER ?? '')
  } catch (error) {
    await channel.died(describe(error))
    process.exit(1)
  }
}

async function serve(handler: LambdaHandler): Promise<never> {
  for (;;) {
    const task = await channel.next()
    const { id } = task
    try {
      const payload = await handler(eventOf(task), contextOf(task))
      await channel.end({ id, payload, records: output.takeRecords() })
    } catch (error) {
      await channel.end({ id, error: describe(error), records: output.takeRecords() })
    }
  }
}

function eventOf({ input }: Task): unknown {
  return 'batch' in input ? sqsEventOf(input.batch) : input.event
}

/** What Lambda says about an invocation. */
function contextOf({ id, deadline }: Task): object {
  return {
    awsRequestId: id,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: env.ROUTO_FUNCTION_ARN,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
}

function describe(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) return { type: 'Error', message: String(thrown) }
  const { name, message, stack } = thrown
  return { type: name, message, stack }
}
