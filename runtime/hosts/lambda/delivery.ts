import { putFile } from '../../endpoints/file.ts'
import { sendHttps } from '../../endpoints/https.ts'
import { type SizedEntry, toEntry } from '../../endpoints/queue.ts'
import type { Send } from '../../engine/ports.ts'
import type { Message } from '../../message.ts'
import type { Host } from './host.ts'
import type { Outbox, Owner } from './outbox.ts'

/** Where a target is. */
type Place =
  | { readonly kind: 'queue'; readonly url: string }
  | { readonly kind: 'file'; readonly domain: string }
  | { readonly kind: 'https' }

/** Finds where the target of that URI is. */
export type PlaceOf = (uri: string) => Place

/** What is known of a message that is worked on. */
export interface Sender {
  readonly message: Message
  readonly owner: Owner
  /** When it was first received. */
  readonly receivedAt: number
}

/** Brings the sends of one message to their targets. */
export type Deliver = (sender: Sender, sends: readonly Send[], remainingMs: () => number) => void | Promise<void>

/**
 * Files and requests are done when the promise is; what goes to a queue waits in the outbox. The queues come last: a
 * file or request that fails has then sent nothing yet.
 */
export function createDeliver(host: Host, outbox: Outbox, placeOf: PlaceOf): Deliver {
  function direct({ receivedAt }: Sender, send: Send, place: Place, timeoutMs: number): Promise<void> {
    if (place.kind === 'file') {
      const key = { route: host.route.name, id: send.message.id, receivedAt }
      return putFile(host.files, place.domain, send, key)
    }
    return sendHttps(send, { fetch: host.fetch, timeoutMs })
  }

  return (sender, sends, remainingMs) => {
    if (sender.owner.error !== undefined) throw sender.owner.error
    const directs: (() => Promise<void>)[] = []
    const entries: { readonly url: string; readonly entry: SizedEntry }[] = []
    for (const send of sends) {
      const place = placeOf(send.target.uri)
      // All entries are made before the first is put in: a message too large fails before anything has left.
      if (place.kind === 'queue') entries.push({ url: place.url, entry: toEntry(send.message) })
      else directs.push(() => direct(sender, send, place, Math.max(1, remainingMs())))
    }
    if (directs.length === 0) return addAll(outbox, sender.owner, entries)
    return inTurn(directs).then(() => addAll(outbox, sender.owner, entries))
  }
}

async function inTurn(tasks: readonly (() => Promise<void>)[]): Promise<void> {
  for (const task of tasks) await task()
}

function addAll(
  outbox: Outbox,
  owner: Owner,
  entries: readonly { readonly url: string; readonly entry: SizedEntry }[],
): void | Promise<void> {
  let wait: Promise<void> | undefined
  for (const { url, entry } of entries) wait = outbox.add(owner, url, entry) || wait
  return wait
}

/** Where the targets of the executor's route are; each is looked up once. */
export function createPlaces({ environment }: Host): PlaceOf {
  const places = new Map<string, Place>()
  return (uri) => {
    const known = places.get(uri)
    if (known !== undefined) return known
    const place = locate(uri, environment)
    places.set(uri, place)
    return place
  }
}

// The compiler has checked the URIs: here they are only told apart, without the code that finds their mistakes.
function locate(uri: string, { queues, buckets }: Host['environment']): Place {
  const colon = uri.indexOf(':')
  const name = uri.slice(colon + 1)
  switch (uri.slice(0, colon)) {
    case 'queue':
      return { kind: 'queue', url: found(queues, `ROUTO_QUEUE_${name}`, name) }
    case 'file':
      return { kind: 'file', domain: found(buckets, `ROUTO_BUCKET_${name}`, name) }
    case 'https':
      return { kind: 'https' }
    default:
      throw new Error(`"${uri}" is no target: write queue:Name, file:Bucket or https://host/path`)
  }
}

function found(places: Readonly<Record<string, string>>, variable: string, name: string): string {
  const place = places[name]
  if (place === undefined) throw new Error(`The executor's environment lacks ${variable}: deploy the route again`)
  return place
}
