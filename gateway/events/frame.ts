import type { PlacedEvent } from '../../services/shared/feed/event.ts'

/** How soon a client that was cut off comes back, in milliseconds. */
const RETRY_MS = 2_000

/** The first thing on a stream: whoever is cut off from here on goes on behind `id`. */
export const opening = (id: string): string => `retry: ${RETRY_MS}\nid: ${id}\n\n`

/** Keeps the connection, and tells how far the client has got without an event that was for it. */
export const heartbeat = (id: string): string => `:\nid: ${id}\n\n`

/** An event, as JSON on one line. */
export const eventFrame = (id: string, { place: _, ...event }: PlacedEvent): string =>
  `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`

/** What was between the last event and the next one is not known any more: whatever is shown has to be read again. */
export const gapFrame = (id: string, service: string): string =>
  `id: ${id}\nevent: gap\ndata: ${JSON.stringify({ service })}\n\n`
