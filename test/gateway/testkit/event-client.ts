import { once } from 'node:events'
import { request } from 'node:http'

/** Something that came on a stream of events. */
export interface Came {
  readonly id: string
  readonly event: string
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  readonly data: any
}

/** A client of `/events` as browsers have it: it keeps the id that came last. */
export interface EventClient {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** Everything that came so far. */
  readonly came: readonly Came[]
  /** The id that came last, with an event or alone. */
  readonly lastId: () => string
  /** The text that came so far. */
  readonly text: () => string
  /** Waits until that much has come. */
  until(count: number): Promise<readonly Came[]>
  /** Waits until the server ends it. */
  ended(): Promise<void>
  close(): void
}

interface Listening {
  readonly token?: string
  readonly lastEventId?: string
  readonly query?: string
}

/** Listens there; answers when the stream has begun, or was refused. */
export async function listenTo(url: string, { token, lastEventId, query = '' }: Listening = {}): Promise<EventClient> {
  const asking = request(`${url}/events${query}`, {
    agent: false,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
  })
  asking.end()
  const [response] = await once(asking, 'response')
  const came: Came[] = []
  const chunks: string[] = []
  let unread = ''
  let lastId = ''
  let changed = Promise.withResolvers<void>()
  const wake = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  let isOver = false
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    chunks.push(chunk)
    const blocks = (unread + chunk).split('\n\n')
    unread = blocks.pop() ?? ''
    for (const text of blocks) {
      const block = new Map(
        text.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
      )
      lastId = block.get('id') ?? lastId
      const data = block.get('data')
      if (data !== undefined) came.push({ id: lastId, event: block.get('event') ?? '', data: JSON.parse(data) })
    }
    wake()
  })
  response.on('error', () => undefined)
  response.on('close', () => {
    isOver = true
    wake()
  })
  const waitFor = async (what: () => boolean) => {
    while (!what()) {
      if (isOver) throw new Error(`The stream ended after: ${chunks.join('')}`)
      await changed.promise
    }
  }
  const client: EventClient = {
    status: response.statusCode,
    headers: response.headers,
    came,
    lastId: () => lastId,
    text: () => chunks.join(''),
    async until(count) {
      await waitFor(() => came.length >= count)
      return came
    },
    async ended() {
      while (!isOver) await changed.promise
    },
    close: () => void response.destroy(),
  }
  // The first thing that comes is an id, or the words of a refusal.
  if (client.status === 200) await waitFor(() => lastId !== '')
  else await client.ended()
  return client
}
