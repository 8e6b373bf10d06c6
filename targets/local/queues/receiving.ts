import { CloudError } from '../cloud-error.ts'
import { advance, giveUp, outlive } from './ending.ts'
import type { Engine } from './engine.ts'
import { type Entry, isReady, type Lane, type Receiver } from './lane.ts'
import { leasedOf } from './messages.ts'
import type { LeasedMessage, ReceiveOptions } from './queues.ts'

/** More messages of a queue than these are not held at a time. */
const MOST_IN_FLIGHT = 120_000

export async function receive(
  engine: Engine,
  queue: string,
  options: ReceiveOptions,
): Promise<readonly LeasedMessage[]> {
  const { max, waitMs, visibilityS, signal } = options
  const lane = engine.lane(queue)
  const take = () => takeReady(engine, lane, max, visibilityS)
  advance(engine)
  let taken = take()
  // What is on its way to the disk just now is there a moment later, also for whoever does not wait.
  while (taken.length === 0 && lane.underWay.size > 0) {
    await Promise.all(lane.underWay)
    taken = take()
  }
  if (taken.length > 0 || waitMs <= 0 || signal?.aborted || lane.isRemoved) return taken
  return waitFor(lane, { max, visibilityS }, waitMs, signal)
}

function waitFor(
  { receivers }: Lane,
  wanted: Pick<Receiver, 'max' | 'visibilityS'>,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<readonly LeasedMessage[]> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveNone)
      receivers.delete(receiver)
    }
    const receiver: Receiver = {
      ...wanted,
      give(messages) {
        stop()
        resolve(messages)
      },
      refuse(error) {
        stop()
        reject(error)
      },
    }
    const giveNone = () => receiver.give([])
    const timer = setTimeout(giveNone, waitMs)
    signal?.addEventListener('abort', giveNone)
    receivers.add(receiver)
  })
}

/** Gives what is ready to those who wait for it, and tells those who look by themselves. */
export function dispatch(engine: Engine, lane: Lane): void {
  for (const receiver of lane.receivers) {
    if (lane.counts.ready === 0) return
    try {
      const messages = takeReady(engine, lane, receiver.max, receiver.visibilityS)
      if (messages.length > 0) receiver.give(messages)
    } catch (error) {
      receiver.refuse(error)
    }
  }
  if (lane.counts.ready > 0) for (const listener of lane.readyListeners) listener()
}

/** Takes at most so many messages that are ready, and puts aside those that have been received too often or are too old. */
function takeReady(
  engine: Engine,
  lane: Lane,
  max: number,
  visibilityS = lane.info.visibilityTimeoutS,
): readonly LeasedMessage[] {
  refuseOverLimit(lane)
  const at = engine.now()
  const oldest = at - lane.info.retentionS * 1000
  const deadLetters = deadLettersOf(engine, lane)
  const most = deadLetters === undefined ? Number.POSITIVE_INFINITY : deadLetters.after
  const taken: Entry[] = []
  const tooOld: Entry[] = []
  const tooOften: Entry[] = []
  for (let entry = lane.ready.shift(); entry !== undefined; entry = lane.ready.shift()) {
    if (!isReady(entry)) continue
    const goesTo = entry.sentAt <= oldest ? tooOld : entry.receives >= most ? tooOften : taken
    goesTo.push(entry)
    if (taken.length === max) break
  }
  if (tooOld.length > 0) outlive(engine, lane, tooOld)
  if (deadLetters !== undefined && tooOften.length > 0) giveUp(engine, lane, deadLetters.lane, tooOften)
  return taken.map((entry) => lease(engine, entry, at, visibilityS))
}

function refuseOverLimit({ counts }: Lane): void {
  if (counts.held + counts.waiting < MOST_IN_FLIGHT) return
  const message = `Too many messages are in flight: a queue has at most ${MOST_IN_FLIGHT}.`
  throw new CloudError('OverLimit', message, { status: 403 })
}

let leases = 0

function lease({ alarms, contents, run }: Engine, entry: Entry, at: number, visibilityS: number): LeasedMessage {
  const content = contents.of(entry)
  const { counts } = entry.lane
  counts.ready -= 1
  counts.held += 1
  entry.place = 'held'
  entry.until = at + visibilityS * 1000
  entry.lease = ++leases
  entry.firstReceivedAt ??= at
  alarms.set(entry, entry.until)
  return leasedOf(entry, content, entry.receives + 1, run)
}

/** Where messages go after so many receives. A dead-letter queue that is not there takes none. */
function deadLettersOf({ lanes }: Engine, { info }: Lane): { readonly lane: Lane; readonly after: number } | undefined {
  if (info.redrive === undefined) return undefined
  const { deadLetterArn, maxReceiveCount } = info.redrive
  const lane = lanes.get(deadLetterArn.slice(deadLetterArn.lastIndexOf(':') + 1))
  return lane === undefined ? undefined : { lane, after: maxReceiveCount }
}
