import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import type { Execution } from '../../../../runtime/engine/execution.ts'
import type { PolicyStatement } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import { createFunctions, type FunctionsOptions } from '../../../../targets/local/functions/create-functions.ts'
import type { EventSource, FunctionConfig, Functions } from '../../../../targets/local/functions/functions.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { createLines } from '../../../../targets/local/lines/create-lines.ts'
import type { KeptLine } from '../../../../targets/local/lines/lines.ts'
import { functionArn } from '../../../../targets/local/place.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import type { QueueAttributes, Queues } from '../../../../targets/local/queues/queues.ts'
import { sqsEndpoint } from '../../../../targets/local/sqs/endpoint.ts'

/** What functions need of a cloud, on a port and in a folder of their own. */
export interface Opened {
  readonly functions: Functions
  readonly queues: Queues
  readonly folder: string
  /** Makes a function of a module that exports `handler`; files beside it by their names. */
  put(
    name: string,
    code: string | Readonly<Record<string, string | Uint8Array>>,
    change?: Change,
  ): Promise<FunctionConfig>
  /** Makes a queue, with a dead-letter queue of the name behind it, if any. */
  queue(name: string, change?: Partial<QueueAttributes>): Promise<void>
  feed(change?: Partial<EventSource>): Promise<void>
  lines(kind: KeptLine['kind']): Promise<readonly KeptLine[]>
  logged(): Promise<readonly string[]>
  records(): Promise<readonly Readonly<Record<string, unknown>>[]>
  executions(): Promise<readonly Execution[]>
  /** Ends the cloud as a crash would, or as it should, and opens it again. */
  reopen(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export type Change = Partial<Omit<FunctionConfig, 'name'>> & { readonly allow?: PolicyStatement }

/** @param given a folder that stays; one of its own otherwise, which goes with it */
export async function openFunctions(options: Partial<FunctionsOptions> = {}, given?: string): Promise<Opened> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'routo-functions-'))
  const server = createServer((request, response) => {
    const endpoint = [opened.functions.runtimeApi, opened.sqs].find(({ takes }) => takes(request))
    if (endpoint === undefined) response.writeHead(404).end()
    else endpoint.answer(request, response).catch((error) => endpoint.refuse(error, request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sealingKey = Buffer.alloc(32, 7)
  let opened = await openParts()

  async function openParts() {
    const journal = openJournal({ file: join(folder, 'cloud.db') })
    const now = Date.now
    const queues = createQueues({ journal, now })
    const access = createAccess({ journal, ownerSecret: sealingKey, now })
    const lines = createLines({ journal, now })
    const dir = join(folder, 'functions')
    const log = {
      info() {},
      warn() {},
      error: (fields: object, message: string) => faults.push(`${message}: ${String(Object.values(fields)[0])}`),
    }
    const parts = { dir, journal, queues, access, lines, origin, sealingKey, now, log, hasRoom: () => true }
    const functions = await createFunctions({ ...parts, ...options, limits: { idleMs: 5_000, ...options.limits } })
    return { journal, queues, access, lines, functions, sqs: sqsEndpoint({ queues, access, now, log }) }
  }

  async function close(): Promise<void> {
    await opened.functions.close()
    await opened.sqs.close()
    await opened.queues.close()
    opened.journal.close()
  }

  const read = (kind: KeptLine['kind']) => opened.lines.read({ kind, after: 0, limit: 10_000, waitMs: 0 })
  const records = async () => (await read('record')).map(({ text }) => JSON.parse(text))

  return {
    get functions() {
      return opened.functions
    },
    get queues() {
      return opened.queues
    },
    folder,
    async put(name, code, change = {}) {
      const files = typeof code === 'string' ? { 'index.mjs': code } : code
      const bytes = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const)
      const zip = zipSync(Object.fromEntries(bytes) as Zippable)
      const codeSha256 = createHash('sha256').update(zip).digest('hex')
      const { allow, ...config } = change
      const roleArn = `arn:aws:iam::000000000000:role/routo/${name}`
      const Statement = allow ?? { Effect: 'Allow', Action: 'sqs:*', Resource: '*' }
      await opened.access.putRole(roleArn, [{ Version: '2012-10-17', Statement: [Statement] }])
      await opened.functions.putCode(codeSha256, zip)
      const whole: FunctionConfig = {
        name,
        arn: functionArn(name),
        handler: 'index.handler',
        codeSha256,
        memoryMb: 128,
        timeoutMs: 5_000,
        environment: { ROUTO_PROJECT: 'shop', ROUTO_ENVIRONMENT: 'test', ROUTO_ROUTE: name },
        roleArn,
        logGroup: `/aws/lambda/${name}`,
        source: { environmentId: 'env_1', deploymentId: 'dep_1', revision: 1, route: name, memoryMb: 128 },
        ...config,
      }
      await opened.functions.put(whole)
      return whole
    },
    async queue(name, change = {}) {
      const attributes = {
        visibilityTimeoutS: 30,
        retentionS: 3_600,
        delayS: 0,
        receiveWaitS: 0,
        maximumMessageBytes: 1_048_576,
      }
      await opened.queues.put(name, { ...attributes, tags: {}, ...change })
    },
    feed: (change = {}) =>
      opened.functions.putEventSource({
        id: 'source',
        queue: 'In',
        functionName: 'Work',
        batchSize: 10,
        windowMs: 0,
        ...change,
      }),
    lines: read,
    logged: async () => (await read('log')).map(({ text }) => text),
    records,
    executions: async () => (await records()).flatMap(({ executions }) => executions as Execution[]), // our own lines
    async reopen() {
      await close()
      opened = await openParts()
    },
    async [Symbol.asyncDispose]() {
      await close()
      server.closeAllConnections()
      server.close()
      if (given === undefined) rmSync(folder, { recursive: true, force: true })
      if (faults.length > 0) throw new Error(faults.splice(0).join('\n'))
    },
  }
}

/** What the cloud has logged as its own fault, which no test expects. */
const faults: string[] = []

/** Looks until it sees what it wants; the last look tells what is missing. */
export async function eventually<T>(look: () => Promise<T> | T, isThere: (seen: T) => boolean): Promise<T> {
  const until = Date.now() + 20_000
  for (;;) {
    const seen = await look()
    if (isThere(seen) || Date.now() > until) return seen
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
