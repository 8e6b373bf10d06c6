import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../../services/shared/caller.ts'
import type { Feed } from '../../services/shared/feed/event.ts'
import type { Log } from '../../services/shared/log.ts'
import type { Limits } from '../limits.ts'
import { EVENTS } from '../paths.ts'
import { refuse } from '../refuse.ts'
import { callerOf, type RequestState } from '../request-state.ts'
import { type Asking, readAsking } from './asking.ts'
import { createOutlet, type Outlet } from './outlet.ts'
import { createSlots } from './slots.ts'
import { runStream, type Tails } from './stream.ts'
import { createTail } from './tail.ts'
import { isFor, mayAskFor } from './wanted.ts'
import { watchCaller } from './watch-caller.ts'

/** Reads the feeds of services, by their names. */
export type Feeds = Readonly<Record<string, Feed['read']>>

interface EventsOptions {
  readonly feeds: Feeds
  /** Finds out who asks, before anything else. */
  readonly admit: (request: FastifyRequest) => Promise<void>
  readonly limits: Limits
  readonly log: Log
}

/** What happens, as it happens. */
export interface Events {
  /** How many clients are told. */
  readonly count: () => number
  /** Ends all streams, and begins no more: clients go on with another gateway, or with this one when it is back. */
  close(): void
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that gather answers would keep events back.
  'x-accel-buffering': 'no',
}

/** Serves `GET /events`: `docs/events.md` tells clients what comes. */
export function serveEvents(app: FastifyInstance, { feeds, admit, limits, log }: EventsOptions): Events {
  const names = Object.keys(feeds).sort()
  const slots = createSlots(limits)
  const open = new Set<Outlet>()
  let isClosed = false
  const troubled = (err: unknown): void => {
    if (!isClosed) log.warn({ err }, 'Events cannot be read, for now.')
  }
  const tails: Tails = new Map(names.map((name) => [name, createTail(feeds[name] as Feed['read'], troubled)])) // its own keys

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (isClosed) throw refuse('SUBGRAPH_UNAVAILABLE', 'This gateway is ending.', { status: 503, retryAfterMs: 1_000 })
    const asking = await readAsking(request, names)
    const release = slots.take(asking.caller.identity.actor.id)
    const body = new PassThrough()
    const outlet = createOutlet(body, limits.streamSlowMs)
    open.add(outlet)
    body.once('close', () => {
      open.delete(outlet)
      release()
    })
    tell(outlet, asking, request.state, { tails, limits }).catch((err: unknown) => {
      log.error({ err, requestId: request.id }, 'A stream of events failed.')
      body.destroy()
    })
    return reply.headers(HEADERS).send(body)
  }

  app.route({ method: 'GET', url: EVENTS, exposeHeadRoute: false, onRequest: admit, handler: handle })
  return {
    count: slots.taken,
    close() {
      isClosed = true
      for (const outlet of open) outlet.end()
    },
  }
}

interface Telling {
  readonly tails: Tails
  readonly limits: Limits
}

/** Tells a client, as long as it may be told, and always what it may see by then. */
async function tell(outlet: Outlet, asking: Asking, state: RequestState, { tails, limits }: Telling): Promise<void> {
  const { wanted, places } = asking
  let caller: Caller = asking.caller
  const stream = runStream(outlet, {
    tails,
    places,
    isFor: (event) => isFor(caller, wanted, event),
    heartbeatMs: limits.streamHeartbeatMs,
  })
  const watch = watchCaller(outlet, {
    everyMs: limits.streamRefreshMs,
    now() {
      state.currentIdentity?.invalidate()
      return callerOf(state)
    },
    admit(now) {
      caller = now
      return mayAskFor(now, wanted)
    },
  })
  await Promise.all([stream, watch])
}
