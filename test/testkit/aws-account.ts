import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { GetObjectCommand, NoSuchBucket, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { callerIs } from '../targets/aws/front.ts'
import { openCloud } from '../targets/local/opened-cloud.ts'
import { sdkFor } from '../targets/local/sdk.ts'
import {
  type CloudFormationOptions,
  type FakeCloudFormation,
  startCloudFormation,
} from './cloudformation/cloudformation.ts'
import { queuesAndBuckets } from './cloudformation/resources/real.ts'
import type { ReadObject } from './cloudformation/world.ts'
import { createFunctions, type FakeFunctions } from './functions.ts'

/** One address for all of AWS: CloudFormation and Lambda are scripted, queues and buckets are real, and everybody is let in. */
export interface AwsAccount extends AsyncDisposable {
  readonly endpoint: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly accountId: string
  readonly cloudFormation: FakeCloudFormation
  readonly functions: FakeFunctions
}

export interface AwsAccountOptions extends Omit<CloudFormationOptions, 'resources' | 'readObject' | 'account'> {
  /** Origins of other services, by the names that signatures have for them: `logs`. */
  readonly services?: Readonly<Record<string, string>>
}

/** The only account of the local cloud. */
const accountId = '000000000000'

/** Opens it. */
export async function openAwsAccount({ services = {}, ...options }: AwsAccountOptions = {}): Promise<AwsAccount> {
  const cloud = await openCloud()
  const { sqs, s3 } = await sdkFor(cloud)
  const readObject = readerOf(s3)
  const functions = createFunctions(readObject)
  const inCloud = queuesAndBuckets(sqs, s3)
  const cloudFormation = await startCloudFormation({
    ...options,
    account: accountId,
    resources: async (request) => (await functions.hook(request)) ?? inCloud(request),
    readObject,
  })
  async function answerFunctions(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const input = await text(incoming)
    const answer = await functions.answer(incoming.method ?? '', incoming.url ?? '', input)
    const { action = '', status = 501, type = '', body = {} } = answer ?? {}
    await options.onCall?.({ number: 0, action, input: { body: input }, accessKeyId: '' })
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
    response.end(JSON.stringify(body))
  }
  const origins: Readonly<Record<string, string>> = {
    cloudformation: cloudFormation.url,
    sqs: cloud.url,
    s3: cloud.url,
    ...services,
  }
  const server = createServer((incoming, response) => {
    const service = serviceOf(incoming)
    const origin = origins[service]
    if (service === 'lambda' && FUNCTION.test(incoming.url ?? '')) {
      answerFunctions(incoming, response).catch(() => response.destroy())
    } else if (isSetting(incoming)) response.writeHead(200).end()
    else if (origin !== undefined) handOn(incoming, origin, response)
    else if (service === 'sts') response.writeHead(200, { 'content-type': 'text/xml' }).end(callerIs(accountId).body)
    else response.writeHead(501).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  const { accessKeyId, secretAccessKey } = await s3.config.credentials()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId, secretAccessKey },
    accountId,
    cloudFormation,
    functions,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await cloudFormation[Symbol.asyncDispose]()
      sqs.destroy()
      s3.destroy()
      await cloud.close()
    },
  }
}

const FUNCTION = /^\/2015-03-31\/functions\//

/** The service that a request is signed for. */
const serviceOf = ({ headers: { authorization = '' } }: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\/aws4_request/.exec(authorization)?.[1] ?? ''

/** Settings of buckets that the local cloud does not have are taken, and forgotten. */
const isSetting = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'PUT' && /\?(?:publicAccessBlock|encryption|policy|lifecycle|versioning)\b/.test(url)

/** With the host that was signed. */
function handOn(incoming: IncomingMessage, origin: string, response: ServerResponse): void {
  const { method, headers, url = '/' } = incoming
  const onward = send(new URL(url, origin), { method, headers })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  incoming.pipe(onward)
}

const readerOf =
  (s3: S3Client): ReadObject =>
  async (Bucket, Key) => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
      return await Body?.transformToByteArray()
    } catch (error) {
      if (error instanceof NoSuchKey || error instanceof NoSuchBucket) return undefined
      throw error
    }
  }
