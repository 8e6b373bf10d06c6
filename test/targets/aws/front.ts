import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  /** Fields of a form: the calls of STS and IAM. */
  readonly form: URLSearchParams
}

/** What is answered in place of what stands behind. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** A server that answers as it is told, and hands on everything else. */
export interface Front extends AsyncDisposable {
  readonly url: string
  readonly seen: readonly SeenRequest[]
}

/** Starts one before `behind`, which needs no origin when everything is answered here. */
export async function startFront(
  answer: (request: SeenRequest) => Answer | undefined,
  behind?: string,
): Promise<Front> {
  const seen: SeenRequest[] = []
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming)
    seen.push(request)
    const own = answer(request)
    if (own !== undefined) {
      response.writeHead(own.status ?? 200, { 'content-type': 'text/xml', ...own.headers }).end(own.body)
    } else if (behind === undefined) {
      response.writeHead(501).end()
    } else {
      handOn(request, behind, response)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // of a TCP server
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function read(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const isForm = incoming.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  return {
    method: String(incoming.method),
    path: String(incoming.url),
    headers: incoming.headers,
    body,
    form: new URLSearchParams(isForm ? body.toString() : ''),
  }
}

/** With the host that was signed. */
function handOn({ method, path, headers, body }: SeenRequest, behind: string, response: ServerResponse): void {
  const { host, 'transfer-encoding': _, ...rest } = headers
  const onward = send(new URL(path, behind), {
    method,
    headers: { ...rest, ...(host !== undefined && { host }), 'content-length': body.length },
  })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', () => response.destroy())
  onward.end(body)
}

/** What STS says of whoever calls. */
export const callerIs = (accountId: string): Answer => ({
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Arn>arn:aws:iam::${accountId}:user/deployer</Arn><UserId>AIDA</UserId><Account>${accountId}</Account>
  </GetCallerIdentityResult></GetCallerIdentityResponse>`,
})

/** An error in the words of S3. */
export const s3Error = (status: number, code: string, message = code): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
})

/** An error in the words of STS and IAM. */
export const queryError = (status: number, code: string, message = code): Answer => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
})
