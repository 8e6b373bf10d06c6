import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { SendMessage, type SendMessageMutation } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { fill } from './fill.ts'

/** What is sent, how often, and where to. Texts may have places to be filled in where several are sent. */
export interface Sending {
  readonly environmentId: string
  readonly routeId: string
  readonly body: string
  readonly key: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly sync: boolean
}

export type Sent = NonNullable<SendMessageMutation['messageSend']>

/** Sends one message. A request that gets lost can be repeated by the client: it is one message all the same. */
export async function send({ client, signal }: Context, sending: Sending): Promise<Sent> {
  const { key, headers, ...rest } = sending
  const names = Object.keys(headers).filter((name) => name.toLowerCase() === 'content-type')
  const [contentType] = names.map((name) => headers[name])
  const input = {
    ...rest,
    ...(Object.keys(headers).length > names.length && {
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))),
    }),
    ...(contentType !== undefined && { contentType }),
    ...(key !== undefined && { objectKey: key }),
    idempotencyKey: randomUUID(),
  }
  return (await client().ask(SendMessage, { input }, signal)).messageSend
}

/** How many requests are under way at once. */
const LANES = 10

/**
 * Sends many, made of a template.
 *
 * @param perSecond at most
 * @param onSent called after each, with how many there are by now
 */
export async function sendMany(
  context: Context,
  template: Sending,
  { count, perSecond, onSent }: { count: number; perSecond: number; onSent: (sent: number) => void },
): Promise<Sent[]> {
  const begun = performance.now()
  const all: Sent[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      const waitMs = begun + (index * 1_000) / perSecond - performance.now()
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: context.signal })
      all.push(await send(context, filled(template, index + 1)))
      onSent(all.length)
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, count) }, lane))
  return all
}

function filled(template: Sending, n: number): Sending {
  const { key } = template
  return { ...template, body: fill(template.body, n), key: key === undefined ? undefined : fill(numbered(key), n) }
}

/** Objects of the same key would be one object. */
function numbered(key: string): string {
  if (key.includes('{{')) return key
  const dot = key.lastIndexOf('.')
  return dot > key.lastIndexOf('/') + 1 ? `${key.slice(0, dot)}-{{n}}${key.slice(dot)}` : `${key}-{{n}}`
}
