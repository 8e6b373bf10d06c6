import { type Frame, framesOf } from '../../client/event-stream.ts'
import { PAGE_HEADERS } from './ask.ts'
import type { HappenedEvent, Liveliness } from './live-on.ts'

interface Following {
  /** To go on behind. */
  readonly lastId: string | undefined
  onId(id: string): void
  onEvent(event: HappenedEvent): void
  /** What has happened until now is unknown. */
  onGap(): void
  tell(now: Liveliness): void
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** The gateway says something every 15 s. */
const SILENCE_MS = 40_000

/** Follows what happens, and comes back after every interruption, later each time. @returns what ends it */
export function followEvents({ lastId, onId, onEvent, onGap, tell }: Following): () => void {
  const over = new AbortController()
  let id = lastId
  let waitMs = FIRST_WAIT_MS

  async function listen(): Promise<void> {
    const silence = createSilence()
    try {
      const response = await fetch('/events', {
        headers: { ...PAGE_HEADERS, ...(id && { 'last-event-id': id }) },
        signal: AbortSignal.any([over.signal, silence.signal]),
      })
      // An id that is not understood any more is no place to go on from.
      if (response.status === 400) id = undefined
      if (!response.ok || response.body === null) return
      tell('live')
      if (id === undefined) onGap()
      waitMs = FIRST_WAIT_MS
      for await (const frame of framesOf(chunksOf(response.body))) {
        silence.broken()
        take(frame)
      }
    } finally {
      silence.end()
    }
  }

  function take({ event, data, id: place = id }: Frame): void {
    if (event === 'gap') onGap()
    else if (data !== '') onEvent(JSON.parse(data))
    id = place
    if (place !== undefined) onId(place)
  }

  async function run(): Promise<void> {
    while (!over.signal.aborted) {
      // Whatever ends a stream, it is begun again.
      await listen().catch(() => undefined)
      if (over.signal.aborted) return
      tell('away')
      await new Promise((resolve) => setTimeout(resolve, waitMs * (0.75 + Math.random() / 2)))
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
    }
  }
  tell('connecting')
  void run()
  return () => over.abort()
}

/** Aborts its signal when nothing has been said for too long: the connection is dead. */
function createSilence() {
  const controller = new AbortController()
  const wait = () => setTimeout(() => controller.abort(), SILENCE_MS)
  let timer = wait()
  return {
    signal: controller.signal,
    broken() {
      clearTimeout(timer)
      timer = wait()
    },
    end: () => clearTimeout(timer),
  }
}

/** Not every browser can iterate a body. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
