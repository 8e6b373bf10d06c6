/** Where AWS is and as whom we call it; from the environment that Lambda gives. */
export interface AwsAccess {
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Empty where the access is a user's and not a role's. */
  readonly sessionToken: string
  readonly endpoints: AwsEndpoints
}

/** Origins that stand in for AWS: the local cloud's, a test's. Empty: AWS itself. */
export interface AwsEndpoints {
  readonly sqs: string
  readonly s3: string
  readonly ssm: string
}

/** A call to AWS, before it is signed. */
export interface AwsRequest {
  readonly service: 'sqs' | 's3' | 'ssm'
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Time for the answer and its body. */
  readonly timeoutMs?: number
  /** The IAM action and what it is done to, for errors: `sqs:SendMessage`. */
  readonly action: string
  readonly resource: string
}

/** AWS as the calls to its services see it. */
export interface Aws {
  readonly endpoints: AwsEndpoints
  /** Where the surroundings offer one: calls to queues go this way instead, unsigned. */
  readonly queues?: QueueTransport | undefined
  /** Makes a signed call; answers that are no success, after retries of those that may pass, are an `AwsError`. */
  readonly call: (request: AwsRequest) => Promise<Response>
}

/** Brings a batch to a queue; the entries as `sqs.ts` has them. */
export type QueueTransport = (
  action: 'SendMessage' | 'ChangeMessageVisibility',
  queueUrl: string,
  entries: readonly object[],
) => Promise<QueueAnswer>

/** Which entries were refused, in the words of SQS, or why all of them were. */
export type QueueAnswer =
  | { readonly refused: readonly RefusedEntry[] }
  | { readonly code: string; readonly message: string; readonly status: number }

/** An entry of a batch that SQS did not take, in its words. */
export interface RefusedEntry {
  /** Position in the batch. */
  readonly Id: string
  readonly Code: string
  readonly Message?: string
  /** Sending it again cannot help. */
  readonly SenderFault: boolean
}

/** The headers of a request with its signature. */
export type Sign = (request: AwsRequest) => Readonly<Record<string, string>>

/** What calls to AWS need from outside. */
export interface AwsDependencies {
  readonly sign: Sign
  readonly fetch: typeof globalThis.fetch
  readonly sleep: (ms: number) => Promise<void>
}

/** AWS refused a call, or could not be reached. */
export class AwsError extends Error {
  override readonly name = 'AwsError'
  /** The error code of AWS. */
  readonly code: string
  readonly status: number | undefined

  constructor(code: string, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options)
    this.code = code
    this.status = options.status
  }
}

/** A request to a service that speaks JSON, in version 1.`minor` of AWS's protocol. */
export const jsonRequest = (service: 'sqs' | 'ssm', minor: 0 | 1, url: string, target: string, body: object) =>
  ({
    service,
    method: 'POST',
    url,
    headers: { 'content-type': `application/x-amz-json-1.${minor}`, 'x-amz-target': target },
    body: JSON.stringify(body),
  }) as const

const TRIES = 4
const FIRST_WAIT_MS = 50
const TIMEOUT_MS = 10_000

/** Signed calls with a timeout on each try; throttling, faults of the service and of the network are tried again. */
export function createAws(endpoints: AwsEndpoints, { sign, fetch, sleep }: AwsDependencies): Aws {
  async function attempt(request: AwsRequest): Promise<Response | AwsError> {
    const { method, url, body = null, timeoutMs = TIMEOUT_MS } = request
    const headers = sign(request)
    try {
      const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(timeoutMs) })
      return response.ok ? response : await refusal(request, response)
    } catch (cause) {
      return unreachable(request, cause)
    }
  }

  return {
    endpoints,
    async call(request) {
      for (let tries = 1; ; tries += 1) {
        const result = await attempt(request)
        if (!(result instanceof AwsError)) return result
        if (tries === TRIES || !mayPass(result)) throw result
        await sleep(FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + Math.random() / 2))
      }
    },
  }
}

const mayPass = ({ status, code }: AwsError): boolean =>
  status === undefined || status === 429 || status >= 500 || /Throttl|SlowDown|RequestLimitExceeded/.test(code)

async function refusal(request: AwsRequest, response: Response): Promise<AwsError> {
  const { status } = response
  const body = await response.text()
  const [, code = `HTTP_${status}`] = CODE.exec(body) ?? []
  const [, message = ''] = MESSAGE.exec(body) ?? []
  return refused(request, { code, message, status })
}

/** What AWS said, with what it was asked. */
export function refused(
  { action, resource }: Pick<AwsRequest, 'action' | 'resource'>,
  { code, message, status }: { readonly code: string; readonly message: string; readonly status: number },
): AwsError {
  const advice = code.includes('AccessDenied') ? `; allow ${action} on it in the executor's role` : ''
  const words = `${action} on ${resource} was refused: ${code}${message ? `: ${message}` : ''}${advice}`
  return new AwsError(code, words, { status })
}

function unreachable({ action, resource, url }: AwsRequest, cause: unknown): AwsError {
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError'
  const why = timedOut ? 'gave no answer in time' : 'could not be reached'
  const words = `${action} on ${resource} failed: ${new URL(url).host} ${why}`
  return new AwsError(timedOut ? 'TIMEOUT' : 'UNREACHABLE', words, { cause })
}

/** SQS and SSM answer errors as JSON (`__type`), S3 as XML (`<Code>`), a proxy in between as anything. */
const CODE = /(?:"__type"\s*:\s*"(?:[^"#]*#)?|<Code>)([^"<]+)/
const MESSAGE = /(?:"[Mm]essage"\s*:\s*"|<Message>)((?:[^"<\\]|\\.)*)/
