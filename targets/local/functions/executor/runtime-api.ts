import { Agent, type IncomingMessage, request } from 'node:http'
import type { Channel, FunctionError, Task } from './channel.ts'

/**
 * Lambda's Runtime API, as AWS documents it for runtimes of one's own; the records of a task go before its end, in a call that
 * Lambda does not have.
 *
 * @param api host, and path before the version: `127.0.0.1:4566/_runtime/…`
 * @param write writes to the process's real standard output, and tells when it has taken the text
 */
export function runtimeApi(api: string, write: (text: string, done?: () => void) => void): Channel {
  const base = `http://${api}`
  const agent = new Agent({ keepAlive: true })

  async function call(method: 'GET' | 'POST', path: string, body?: unknown, headers = {}): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    request(`${base}${path}`, { agent, method, headers }, resolve)
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body))
    const response = await promise
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk)
    const { statusCode = 0 } = response
    if (statusCode >= 400) throw new Error(`the Runtime API answered ${statusCode} to ${path}`)
    return { headers: response.headers, text: Buffer.concat(chunks).toString() }
  }

  const invocation = '/2018-06-01/runtime/invocation'

  return {
    async next(): Promise<Task> {
      const { headers, text } = await call('GET', `${invocation}/next`)
      return {
        id: String(headers['lambda-runtime-aws-request-id']),
        deadline: Number(headers['lambda-runtime-deadline-ms']),
        input: { event: JSON.parse(text) },
      }
    },
    async end({ id, records, ...end }) {
      // Lines come another way: they are to be there before the end that they belong to.
      await new Promise<void>((resolve) => write('', resolve))
      if (records.length > 0) await call('POST', `/routo/invocation/${id}/records`, records)
      if ('payload' in end) await call('POST', `${invocation}/${id}/response`, end.payload ?? null)
      else await call('POST', `${invocation}/${id}/error`, asLambda(end.error), typeHeader(end.error))
    },
    async died(error) {
      await call('POST', '/2018-06-01/runtime/init/error', asLambda(error), typeHeader(error))
    },
    log: (line) => write(`${line}\n`),
  }
}

interface Answer {
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

const asLambda = ({ type, message, stack = '' }: FunctionError) => ({
  errorType: type,
  errorMessage: message,
  stackTrace: stack.split('\n'),
})

const typeHeader = ({ type }: FunctionError) => ({ 'lambda-runtime-function-error-type': encodeURIComponent(type) })
