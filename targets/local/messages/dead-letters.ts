import type { LetterQuery as Asked, DataPlane, DeadLetter, DeadLetterPage } from '../../data-plane.ts'
import { isFiltered, readLetter } from '../../messages/letter.ts'
import { createLetterGroups } from '../../messages/letter-groups.ts'
import { envelopeOf, replayOf } from '../../messages/queue-message.ts'
import type { Queues } from '../queues/queues.ts'
import { letterId, partsOf } from './letter.ts'
import { askedFor, search } from './letter-search.ts'
import { type LetterQueue, lettersAfter, type QueuedLetter } from './letters-in-queues.ts'
import type { RedriveCounts } from './redrive-counts.ts'
import type { FindRouteEnds, RouteEnds } from './route-ends.ts'

export interface DeadLettersDependencies {
  readonly ends: FindRouteEnds
  readonly queues: Queues
  readonly counts: RedriveCounts
}

/** Dead letters: looked at where they lie, sent again, thrown away. */
export function createDeadLetters({
  ends,
  queues,
  counts,
}: DeadLettersDependencies): Pick<
  DataPlane,
  'deadLetters' | 'deadLetterGroups' | 'deadLetter' | 'redrive' | 'discard'
> {
  const read = (environmentId: string, { route, queue, entry }: QueuedLetter): DeadLetter =>
    readLetter(entry, {
      id: letterId(route, entry),
      route,
      retentionS: queues.get(queue)?.retentionS ?? 0,
      redriveCount: counts.of(environmentId, route, envelopeOf(entry).message.id),
    })

  const letterQueuesOf = ({ environmentId, routes }: Asked): readonly LetterQueue[] =>
    ends.of(environmentId).flatMap(({ executor, deadLetters }) => {
      const { route } = executor.source
      const isAsked = routes === undefined || routes.includes(route)
      return isAsked && deadLetters !== undefined && queues.get(deadLetters) !== undefined
        ? [{ route, queue: deadLetters }]
        : []
    })

  /** A letter where it lies, with the route that it failed in. */
  function find(
    environmentId: string,
    id: string,
  ): { readonly ends: RouteEnds; readonly letter: QueuedLetter } | undefined {
    const parts = partsOf(id)
    const found = ends.of(environmentId).find(({ executor }) => executor.source.route === parts?.route)
    const queue = found?.deadLetters
    if (parts === undefined || found === undefined || queue === undefined) return undefined
    const entry = queues.find(queue, parts.number)
    return entry === undefined ? undefined : { ends: found, letter: { route: parts.route, queue, entry } }
  }

  return {
    async deadLetters(query): Promise<DeadLetterPage> {
      const letterQueues = letterQueuesOf(query)
      const { environmentId, first } = query
      const after = Number(query.after ?? 0)
      const { page, total } = isFiltered(query)
        ? await search(queues, letterQueues, query, after)
        : {
            page: lettersAfter(queues, letterQueues, after)
              .take(first + 1)
              .toArray(),
            total: countAll(queues, letterQueues),
          }
      const letters = page.slice(0, first)
      const last = letters.at(-1)
      return {
        letters: letters.map((letter) => read(environmentId, letter)),
        total,
        ...(page.length > first && last !== undefined && { next: String(last.entry.id) }),
      }
    },
    async deadLetterGroups(query) {
      const groups = createLetterGroups()
      for await (const letter of askedFor(queues, letterQueuesOf(query), query)) {
        groups.add(read(query.environmentId, letter))
      }
      return groups.all()
    },
    async deadLetter(environmentId, id) {
      const found = find(environmentId, id)
      return found && read(environmentId, found.letter)
    },
    async redrive(environmentId, id, body) {
      const found = find(environmentId, id)
      if (found?.ends.queue === undefined) return false
      const { route, queue, entry } = found.letter
      const isSent = await queues.replace(queue, entry.id, [
        { queue: found.ends.queue, message: replayOf(entry, body) },
      ])
      if (isSent) await counts.add(environmentId, route, envelopeOf(entry).message.id)
      return isSent
    },
    async discard(environmentId, id) {
      const found = find(environmentId, id)
      return found !== undefined && queues.replace(found.letter.queue, found.letter.entry.id, [])
    },
  }
}

const countAll = (queues: Queues, letterQueues: readonly LetterQueue[]): number =>
  letterQueues.reduce((sum, { queue }) => {
    const { visible, inFlight, delayed } = queues.depth(queue)
    return sum + visible + inFlight + delayed
  }, 0)
