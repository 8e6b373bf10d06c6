import { Agent, request } from 'undici'
import { isObject, tryParse } from '../../../runtime/unknown.ts'
import { TargetError } from '../../driver.ts'
import { bearerOf } from '../control/bearer.ts'
import type { Calls } from '../control/calls.ts'

export interface ClientOptions {
  /** Where the cloud is: `http://127.0.0.1:4566`. */
  readonly url: string
  /** Of the control API: 32 bytes, made of the secret of the installation. */
  readonly key: Buffer
}

/** Speaks with the control API of a cloud. */
export interface Client {
  call<Name extends keyof Calls>(
    name: Name,
    input: Calls[Name]['input'],
    options?: CallOptions,
  ): Promise<Calls[Name]['output']>
  putCode(sha256: string, zip: Uint8Array): Promise<void>
}

export interface CallOptions {
  /** How long the cloud may wait for something to happen before it answers. */
  readonly waitMs?: number
}

/** For the answer, beside what it waits for; the slowest is a plan for a thousand routes. */
const TIMEOUT_MS = 30_000
const CONNECTIONS = 32

/** Connections are kept, and shared by all calls to one cloud. */
export function createClient({ url, key }: ClientOptions): Client {
  const dispatcher = new Agent({ connections: CONNECTIONS, connect: { timeout: 5_000 } })
  const authorization = bearerOf(key)

  async function send(
    method: 'POST' | 'PUT',
    path: string,
    body: string | Uint8Array,
    waitMs: number,
  ): Promise<unknown> {
    const headers = {
      authorization,
      'content-type': typeof body === 'string' ? 'application/json' : 'application/zip',
    }
    try {
      const response = await request(`${url}/_routo/${path}`, {
        method,
        headers,
        body: body as string | Buffer, // undici takes every Uint8Array
        dispatcher,
        headersTimeout: TIMEOUT_MS + waitMs,
        bodyTimeout: TIMEOUT_MS,
      })
      const text = await response.body.text()
      if (response.statusCode === 200) return JSON.parse(text)
      throw refusal(response.statusCode, text)
    } catch (error) {
      throw error instanceof TargetError ? error : unreachable(url, error)
    }
  }

  return {
    // The cloud answers in the types of `Calls`: both are of one release.
    call: async (name, input, { waitMs = 0 } = {}) =>
      (await send('POST', name, JSON.stringify(input), waitMs)) as never,
    async putCode(sha256, zip) {
      await send('PUT', `code/${sha256}`, zip, 0)
    },
  }
}

function refusal(status: number, text: string): TargetError {
  const error = tryParse(text)
  if (isObject(error) && typeof error.code === 'string' && typeof error.message === 'string') {
    return new TargetError(error.code, error.message, { retryable: error.retryable === true })
  }
  return new TargetError('UNREACHABLE', `The local cloud answered ${status}: what is there may be another program.`, {
    retryable: status >= 500,
  })
}

const unreachable = (url: string, cause: unknown): TargetError =>
  new TargetError(
    'UNREACHABLE',
    `The local cloud does not answer at ${url}. It runs beside the services: start the installation again, or the cloud alone where it is a process of its own.`,
    { cause, retryable: true },
  )
