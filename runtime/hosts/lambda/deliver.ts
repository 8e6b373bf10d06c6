import { type SizedEntry, toEntry } from '../../endpoints/queue.ts'
import type { Send } from '../../engine/ports.ts'
import { queueOf } from './environment.ts'
import type { Host, Sender, Way, Ways } from './host.ts'
import type { Outbox } from './outbox.ts'

/**
 * Brings the sends of one message to their targets. Files and requests are done when the promise is; what goes to a
 * queue waits in the outbox. The queues come last: a file or request that fails has then sent nothing yet.
 */
export function deliver(
  host: Host,
  outbox: Outbox,
  sender: Sender,
  sends: readonly Send[],
  remainingMs: () => number,
): void | Promise<void> {
  if (sender.error !== undefined) throw sender.error
  const others: Send[] = []
  const entries: QueuedEntry[] = []
  for (const send of sends) {
    const { uri } = send.target
    // All entries are made before the first is put in: a message too large fails before anything has left.
    if (uri.startsWith('queue:')) entries.push({ url: queueOf(host.environment, uri), entry: toEntry(send.message) })
    else others.push(send)
  }
  const enqueue = (): void | Promise<void> => {
    let wait: Promise<void> | undefined
    for (const { url, entry } of entries) wait = outbox.add(sender, url, entry) || wait
    return wait
  }
  return others.length === 0 ? enqueue() : sendInTurn(host, sender, others, remainingMs).then(enqueue)
}

interface QueuedEntry {
  readonly url: string
  readonly entry: SizedEntry
}

async function sendInTurn(
  host: Host,
  sender: Sender,
  sends: readonly Send[],
  remainingMs: () => number,
): Promise<void> {
  for (const send of sends) await wayTo(send.target.uri, host.ways)(host, send, sender, Math.max(1, remainingMs()))
}

function wayTo(uri: string, { file, https }: Ways): Way {
  const way = uri.startsWith('file:') ? file : https
  if (way === undefined) throw new Error(`The bundle has no way to ${uri}: deploy the project again`)
  return way
}
