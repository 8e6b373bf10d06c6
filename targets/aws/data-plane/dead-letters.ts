import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import type { LetterQuery as Asked, DataPlane, DeadLetter, DeadLetterPage, DeadLetterQuery } from '../../data-plane.ts'
import { isAskedFor, isFiltered, readLetter } from '../../messages/letter.ts'
import { createLetterGroups } from '../../messages/letter-groups.ts'
import { envelopeOf, replayOf } from '../../messages/queue-message.ts'
import { type At, atAws } from './at-aws.ts'
import type { FindEnds } from './find-ends.ts'
import type { HeldLetter } from './held-letters.ts'
import { createLetterBox, type LetterBox } from './letter-box.ts'
import type { RedriveCounts } from './redrive-counts.ts'
import type { LetterQueue, RouteEnds } from './route-ends.ts'

export interface DeadLettersDependencies {
  readonly ends: FindEnds
  readonly way: (environmentId: string) => Promise<At>
  readonly counts: RedriveCounts
  readonly now: () => number
}

/** A route that has dead letters, and its queue of them. */
interface Box {
  readonly environmentId: string
  readonly ends: RouteEnds
  readonly letterQueue: LetterQueue
  readonly box: LetterBox
  readonly clients: At['clients']
}

/** A letter where it lies. */
interface Lying {
  readonly at: Box
  readonly letter: HeldLetter
}

/** Dead letters: looked at, sent again, thrown away. */
export function createDeadLetters({
  ends,
  way,
  counts,
  now,
}: DeadLettersDependencies): Pick<
  DataPlane,
  'deadLetters' | 'deadLetterGroups' | 'deadLetter' | 'redrive' | 'discard'
> {
  const boxes = new Map<string, Pick<Box, 'box' | 'clients'>>()

  function boxOf(environmentId: string, of: RouteEnds, { clients }: At): readonly Box[] {
    const letterQueue = of.deadLetters
    if (letterQueue === undefined) return []
    const { url } = letterQueue
    const known = boxes.get(url)
    // The way there may have changed.
    const own = known?.clients === clients ? known : { box: createLetterBox(clients.sqs, url, now), clients }
    boxes.set(url, own)
    return [{ environmentId, ends: of, letterQueue, ...own }]
  }

  async function boxesOf(environmentId: string, isAsked: (route: string) => boolean): Promise<readonly Box[]> {
    const [all, at] = await Promise.all([ends.of(environmentId), way(environmentId)])
    return all.filter(({ route }) => isAsked(route)).flatMap((of) => boxOf(environmentId, of, at))
  }

  /** The queue in which a letter lies, and the queue's id of it. */
  async function placeOf(
    environmentId: string,
    id: string,
  ): Promise<{ readonly at: Box; readonly messageId: string } | undefined> {
    const [, route = '', messageId = ''] = /^(\w+)-(.+)$/.exec(id) ?? []
    const [at] = await boxesOf(environmentId, (name) => name === route)
    return at && { at, messageId }
  }

  /** Everything in the queues of the routes that are asked for, and how many SQS says there are. */
  async function look({
    environmentId,
    routes,
  }: Asked): Promise<{ readonly lying: readonly Lying[]; readonly total: number }> {
    const asked = await boxesOf(environmentId, (route) => routes?.includes(route) ?? true)
    const looks = await Promise.all(
      asked.map(async (at) => {
        const { letters, total } = await at.box.look()
        return { total, lying: letters.map((letter) => ({ at, letter })) }
      }),
    )
    return {
      lying: looks.flatMap(({ lying }) => lying),
      total: looks.reduce((sum, { total }) => sum + total, 0),
    }
  }

  const read = ({ at: { environmentId, ends: of, letterQueue }, letter }: Lying): DeadLetter => {
    const { route, queue } = of
    const receives = letter.isMoved && queue !== undefined ? queue.maxReceives : letter.receives
    return readLetter(
      { ...letter, receives },
      {
        id: `${route}-${letter.messageId}`,
        route,
        retentionS: letterQueue.retentionS,
        redriveCount: counts.of(environmentId, route, envelopeOf(letter).message.id),
      },
    )
  }

  return {
    deadLetters: (query) =>
      atAws(async () => {
        const { lying, total } = await look(query)
        return pageOf(query, lying, total, read)
      }),
    deadLetterGroups: (query) =>
      atAws(async () => {
        const { lying } = await look(query)
        const groups = createLetterGroups()
        for (const each of lying) if (isAskedFor(each.letter, query)) groups.add(read(each))
        return groups.all()
      }),
    deadLetter: (environmentId, id) =>
      atAws(async () => {
        const place = await placeOf(environmentId, id)
        const letter = await place?.at.box.find(place.messageId)
        return place && letter && read({ at: place.at, letter })
      }),
    redrive: (environmentId, id, body) =>
      atAws(async () => {
        const place = await placeOf(environmentId, id)
        const queue = place?.at.ends.queue
        if (place === undefined || queue === undefined) return false
        const letter = await place.at.box.take(place.messageId)
        if (letter === undefined) return false
        const { clients, ends: of } = place.at
        const { body: MessageBody, attributes } = replayOf(letter, body)
        // First this: between the two, a message is there twice rather than not at all.
        await clients.sqs.send(
          new SendMessageCommand({ QueueUrl: queue.url, MessageBody, MessageAttributes: { ...attributes } }),
        )
        await remove({ at: place.at, letter })
        counts.add(environmentId, of.route, envelopeOf(letter).message.id)
        return true
      }),
    discard: (environmentId, id) =>
      atAws(async () => {
        const place = await placeOf(environmentId, id)
        const letter = await place?.at.box.take(place.messageId)
        if (place === undefined || letter === undefined) return false
        await remove({ at: place.at, letter })
        return true
      }),
  }
}

const remove = ({ at: { clients, letterQueue }, letter }: Lying): Promise<unknown> =>
  clients.sqs.send(new DeleteMessageCommand({ QueueUrl: letterQueue.url, ReceiptHandle: letter.receiptHandle }))

/** The oldest first; where several are of one moment, by their ids. */
function pageOf(
  query: DeadLetterQuery,
  all: readonly Lying[],
  total: number,
  read: (lying: Lying) => DeadLetter,
): DeadLetterPage {
  const asked = all
    .filter(({ letter }) => isAskedFor(letter, query))
    .map((lying) => ({ lying, place: placeIn(lying.letter) }))
    .sort((one, other) => (one.place < other.place ? -1 : 1))
  const behind = asked.filter(({ place }) => query.after === undefined || place > query.after)
  const page = behind.slice(0, query.first)
  const last = page.at(-1)
  return {
    letters: page.map(({ lying }) => read(lying)),
    total: isFiltered(query) ? asked.length : total,
    ...(behind.length > page.length && last !== undefined && { next: last.place }),
  }
}

const placeIn = ({ sentAt, messageId }: HeldLetter): string => `${String(sentAt).padStart(15, '0')}.${messageId}`
