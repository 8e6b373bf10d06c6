import { type Connection, notRouto, readAnswer, refusalOf, unreachable } from './connection.ts'
import { type Frame, framesOf } from './event-stream.ts'
import { isPassing, pause, pauseMs } from './patience.ts'

/** Something that happened: docs/events.md lists them. */
export interface Event {
  /** Whoever goes on behind it misses nothing, and is told nothing twice. */
  readonly id: string
  /** `deployment.succeeded`, …; `gap` where the installation has forgotten what was in between: read again what you show. */
  readonly type: string
  readonly at?: string
  readonly projectId?: string
  readonly environmentId?: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface EventsOptions {
  readonly projectId?: string
  readonly environmentId?: string
  /** Names, groups (`deployment.*`); all without. */
  readonly types?: readonly string[]
  /** Of the event to go on behind; without it the stream begins now. */
  readonly lastEventId?: string
  /** Ends the stream: the loop throws what it was aborted with. */
  readonly signal?: AbortSignal | undefined
  /** Called whenever the stream is there, again after each interruption. */
  readonly onConnect?: () => void
}

/** The server gives a sign every 15 s: without one for so long, the connection is dead. */
const SILENCE_MS = 45_000

/**
 * What happens, as it happens. Connections that are cut and servers that restart are got over: the stream goes on where it was.
 *
 * @param silenceMs a connection without a sign for so long is given up
 * @throws {ApiError} what the API refused; `UNREACHABLE` where nobody has answered at all
 */
export async function* events(
  connection: Connection,
  options: EventsOptions,
  silenceMs = SILENCE_MS,
): AsyncGenerator<Event> {
  const { signal, lastEventId } = options
  const place: Place = { lastEventId, retryMs: 0, failures: 0 }
  for (;;) {
    const silence = createSilence(silenceMs)
    let trouble: unknown
    try {
      yield* follow(connection, options, place, silence)
    } catch (error) {
      signal?.throwIfAborted()
      if (!silence.signal.aborted && !isPassing(error, connection)) throw error
      trouble = error
    } finally {
      silence.end()
    }
    place.failures += 1
    await pause(Math.max(place.retryMs, pauseMs(place.failures, trouble)), signal)
  }
}

/** How far a stream has got, over all of its connections. */
interface Place {
  lastEventId: string | undefined
  /** How soon to come back, as the server has said. */
  retryMs: number
  /** Connections in a row on which nothing came. */
  failures: number
}

/** One connection, as long as it lasts. */
async function* follow(
  connection: Connection,
  { signal, onConnect, ...wanted }: EventsOptions,
  place: Place,
  silence: Silence,
): AsyncGenerator<Event> {
  const over = signal === undefined ? silence.signal : AbortSignal.any([signal, silence.signal])
  const body = await open(connection, wanted, place.lastEventId, over)
  onConnect?.()
  for await (const frame of framesOf(body)) {
    silence.broken()
    place.failures = 0
    place.lastEventId = frame.id ?? place.lastEventId
    place.retryMs = frame.retryMs ?? place.retryMs
    const event = eventOf(frame)
    if (event !== undefined) yield event
  }
}

/** @returns what comes of the stream until it ends, or is cut off */
async function open(
  connection: Connection,
  { projectId, environmentId, types }: Pick<EventsOptions, 'projectId' | 'environmentId' | 'types'>,
  lastEventId: string | undefined,
  signal: AbortSignal,
): Promise<AsyncIterable<Uint8Array>> {
  const query = new URLSearchParams({
    ...(projectId !== undefined && { projectId }),
    ...(environmentId !== undefined && { environmentId }),
    ...(types !== undefined && { types: types.join() }),
  })
  const response = await connection.send(`/events?${query}`, {
    headers: { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
    signal,
  })
  const { url } = connection
  if (response.headers.get('content-type')?.startsWith('text/event-stream') && response.body !== null) {
    return untilCut(response.body, url)
  }
  const { errors: [error] = [] } = await readAnswer(response, url)
  throw error === undefined ? notRouto(url) : refusalOf(error, response, url)
}

async function* untilCut(body: AsyncIterable<Uint8Array>, url: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) yield chunk
  } catch (cause) {
    throw unreachable(url, cause)
  }
}

/** Where the id alone has moved on, nothing has happened. */
function eventOf({ id = '', event: type, data }: Frame): Event | undefined {
  if (data === '') return undefined
  const told = JSON.parse(data)
  return type === 'gap' ? { id, type, data: told } : { id, ...told }
}

/** Aborts when nothing has come for a while. */
interface Silence {
  readonly signal: AbortSignal
  readonly broken: () => void
  readonly end: () => void
}

function createSilence(ms: number): Silence {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), ms)
  return { signal: controller.signal, broken: () => void timer.refresh(), end: () => clearTimeout(timer) }
}
