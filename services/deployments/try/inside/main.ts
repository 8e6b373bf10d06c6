/** Tries a route in a process of its own: reads what to do from standard input, and says what it does on a pipe of its own. */
import { readFileSync, writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { then } from '../../../../runtime/engine/call.ts'
import { prepare } from '../../../../runtime/engine/execute.ts'
import { toFailure } from '../../../../runtime/engine/failure.ts'
import type { RouteModule } from '../../../../runtime/hosts/lambda/host.ts'
import { ensureReturnable, ensureTaken } from '../../../../runtime/testing/ensure-taken.ts'
import { type Input, streamed, toMessage } from '../../../../runtime/testing/input.ts'
import { answerOf } from '../../../../runtime/testing/seen.ts'
import { confine } from '../../../../targets/local/functions/executor/confine.ts'
import { captureOutput } from '../../../../targets/local/functions/executor/output.ts'
import type { TryJob, TryReport, TryResult } from '../job.ts'
import { denyNetwork } from './deny-network.ts'
import { createRecording } from './recording.ts'

const STANDARD_INPUT = 0
const REPORT_FD = 3
const MOST_LOGS = 500
const LONGEST_LOG = 2_000
const LONGEST_RESPONSE = 100_000

const job = JSON.parse(readFileSync(STANDARD_INPUT, 'utf8')) as TryJob // made by `sandbox.ts`

// As they are now: the code to try may put others in their places.
const toJson = JSON.stringify
const toBytes = Buffer.from

function report(said: TryReport): void {
  const bytes = toBytes(`\n${job.key}${toJson(said)}\n`)
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(REPORT_FD, bytes, sent)
}

let logs = 0
function log(line: string): void {
  logs += 1
  if (logs <= MOST_LOGS) report({ log: line.slice(0, LONGEST_LOG) })
  else if (logs === MOST_LOGS + 1) report({ log: `Only the first ${MOST_LOGS} lines are shown.` })
}

const output = captureOutput(log)
confine()
denyNetwork()
process.on('uncaughtException', breakOff)
await run(job).then((result) => report({ result }), breakOff)
process.exit()

function breakOff(error: unknown): never {
  report({ broken: toFailure(error) })
  process.exit(1)
}

async function run({ module, body, headers, objectKey, timeoutMs }: TryJob): Promise<TryResult> {
  const begun = performance.now()
  const { route, makers, validators }: RouteModule = await import(pathToFileURL(module).href)
  const recording = createRecording(route, (at) => report({ at }))
  const receivedAt = Date.now()
  report({ loaded: true })
  const input: Input = { body, headers, ...(objectKey !== undefined && { key: objectKey }) }
  const message = toMessage(route, input, receivedAt)
  const done = await prepare(
    route,
    makers,
    recording.around,
  )(streamed(route, message), {
    now: Date.now,
    fetch: recording.fetch,
    env: {},
    send: (sends) => then(ensureTaken(sends, { route, receivedAt }), () => recording.send(sends)),
    reject(part) {
      ensureReturnable(part, route)
      recording.reject(part)
    },
    validator: (schema) => validators.get(schema) ?? (() => []),
    log: ({ level, message: text, data }) => log(`${level}: ${text}${data === undefined ? '' : ` ${shown(data)}`}`),
    remainingMs: () => Math.max(0, timeoutMs - (performance.now() - begun)),
  })
  output.takeRecords()
  const { outcome, dropReason, error, durationMs } = done.execution
  const response = answerOf(route, done)
  return {
    outcome,
    durationMs,
    ...(dropReason !== undefined && { dropReason }),
    ...(error !== undefined && { error }),
    ...recording.taken(),
    ...(response !== undefined && {
      response: {
        status: response.status ?? 200,
        headers: response.headers ?? {},
        body: (response.body ?? '').slice(0, LONGEST_RESPONSE),
      },
    }),
  }
}

function shown(data: unknown): string {
  try {
    return JSON.stringify(data)
  } catch {
    return 'with data that is no JSON'
  }
}
