import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A line, and when it can be read. */
export interface PutLine {
  readonly at: number
  readonly text: string
  /** Default: at once. */
  readonly arrivesAt?: number
}

interface Line extends PutLine {
  readonly id: string
}

interface FilterInput {
  readonly logGroupName: string
  readonly startTime: number
  readonly endTime: number
  readonly limit: number
  readonly nextToken?: string
  readonly filterPattern?: string
}

/** What an answer is instead of lines. */
interface Refused {
  readonly status: number
  readonly type: string
}

/** The log groups of CloudWatch, as far as `FilterLogEvents` shows them, over real HTTP. */
export interface LogGroups {
  readonly url: string
  readonly asked: readonly FilterInput[]
  put(group: string, ...lines: readonly PutLine[]): void
  /** Answers in its own way; nothing means the ordinary way. */
  script: (input: FilterInput) => Refused | undefined
  close(): Promise<void>
}

/** @param now decides which lines have arrived */
export async function openLogGroups(now: () => number): Promise<LogGroups> {
  const groups = new Map<string, Line[]>()
  const asked: FilterInput[] = []
  let [lines, tokens] = [0, 0]
  const places = new Map<string, number>()

  function filter(input: FilterInput): object | Refused {
    const { logGroupName, startTime, endTime, limit, nextToken, filterPattern } = input
    const group = groups.get(logGroupName)
    if (group === undefined) return { status: 400, type: 'ResourceNotFoundException' }
    const from = nextToken === undefined ? 0 : places.get(nextToken)
    if (from === undefined) return { status: 400, type: 'InvalidParameterException' }
    const there = group
      .filter(({ at, arrivesAt = 0 }) => at >= startTime && at <= endTime && arrivesAt <= now())
      .filter((line) => filterPattern === undefined || line.text.includes('"batchId":"'))
      .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
    const page = there.slice(from, from + limit)
    tokens += 1
    places.set(`token-${tokens}`, from + limit)
    return {
      events: page.map(({ id, at, text: message }) => ({
        eventId: id,
        timestamp: at,
        message,
        ingestionTime: at,
        logStreamName: 's',
      })),
      ...(there.length > from + limit && { nextToken: `token-${tokens}` }),
    }
  }

  const server = createServer(async (request, response) => {
    const input: FilterInput = JSON.parse(await text(request))
    asked.push(input)
    if (request.headers['x-amz-target'] !== 'Logs_20140328.FilterLogEvents') throw new Error('not asked for lines')
    answer(response, open.script(input) ?? filter(input))
  })
  const open: LogGroups = {
    url: await listen(server),
    asked,
    script: () => undefined,
    put(name, ...some) {
      const group = groups.get(name) ?? []
      groups.set(name, group)
      for (const line of some) {
        lines += 1
        group.push({ ...line, id: String(lines).padStart(56, '0') })
      }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return open
}

function answer(response: ServerResponse, value: object | Refused): void {
  const refused = 'type' in value ? value : undefined
  response.writeHead(refused?.status ?? 200, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(
    JSON.stringify(refused === undefined ? value : { __type: refused.type, message: `${refused.type} happened` }),
  )
}

/** Functions of Lambda, each behind an address of API gateway, as `Invoke` calls them. */
export async function openInvocations(
  addressOf: (name: string) => Promise<string>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const [, name = ''] = /functions\/([^/]+)\/invocations$/.exec(request.url ?? '') ?? []
    const event = JSON.parse(await text(request as IncomingMessage))
    const answered = await fetch((await addressOf(name)) + event.rawPath, {
      method: event.requestContext.http.method,
      headers: event.headers,
      body: event.body,
    })
    const headers = Object.fromEntries(answered.headers)
    response.end(JSON.stringify({ statusCode: answered.status, headers, body: await answered.text() }))
  })
  return {
    url: await listen(server),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening TCP server has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
