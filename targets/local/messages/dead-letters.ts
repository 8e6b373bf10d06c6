import { EMPTY_BODY, ENVELOPE_ATTRIBUTE, encodeEnvelope, openEnvelope } from '../../../runtime/envelope.ts'
import type { DataPlane, DeadLetter, DeadLetterPage, DeadLetterQuery } from '../../data-plane.ts'
import type { QueuedMessage, Queues } from '../queues/queues.ts'
import { envelopeOf, letterOf, partsOf } from './letter.ts'
import { isFiltered, search } from './letter-search.ts'
import { type Lying, lettersAfter, type Office } from './letters-in-queues.ts'
import type { RedriveCounts } from './redrive-counts.ts'
import type { FindRouteEnds, RouteEnds } from './route-ends.ts'

export interface DeadLettersDependencies {
  readonly ends: FindRouteEnds
  readonly queues: Queues
  readonly counts: RedriveCounts
}

/** Dead letters: looked at where they lie, sent again, thrown away. */
export function deadLetterOffice({
  ends,
  queues,
  counts,
}: DeadLettersDependencies): Pick<DataPlane, 'deadLetters' | 'deadLetter' | 'redrive' | 'discard'> {
  const read = (environmentId: string, { route, queue, entry }: Lying): DeadLetter =>
    letterOf(entry, {
      route,
      retentionS: queues.get(queue)?.retentionS ?? 0,
      redriveCount: counts.of(environmentId, route, envelopeOf(entry).message.id),
    })

  const officesOf = ({ environmentId, routes }: DeadLetterQuery): readonly Office[] =>
    ends.of(environmentId).flatMap(({ executor, deadLetters }) => {
      const { route } = executor.source
      const isAsked = routes === undefined || routes.includes(route)
      return isAsked && deadLetters !== undefined && queues.get(deadLetters) !== undefined
        ? [{ route, queue: deadLetters }]
        : []
    })

  /** A letter where it lies, with the route that it failed in. */
  function find(environmentId: string, id: string): { readonly ends: RouteEnds; readonly lying: Lying } | undefined {
    const parts = partsOf(id)
    const found = ends.of(environmentId).find(({ executor }) => executor.source.route === parts?.route)
    const queue = found?.deadLetters
    if (parts === undefined || found === undefined || queue === undefined) return undefined
    const entry = queues.find(queue, parts.number)
    return entry === undefined ? undefined : { ends: found, lying: { route: parts.route, queue, entry } }
  }

  return {
    async deadLetters(query): Promise<DeadLetterPage> {
      const offices = officesOf(query)
      const { environmentId, first } = query
      const after = Number(query.after ?? 0)
      const { page, total } = isFiltered(query)
        ? await search(queues, offices, query, after)
        : {
            page: lettersAfter(queues, offices, after)
              .take(first + 1)
              .toArray(),
            total: countAll(queues, offices),
          }
      const letters = page.slice(0, first)
      const last = letters.at(-1)
      return {
        letters: letters.map((lying) => read(environmentId, lying)),
        total,
        ...(page.length > first && last !== undefined && { next: String(last.entry.id) }),
      }
    },
    async deadLetter(environmentId, id) {
      const found = find(environmentId, id)
      return found && read(environmentId, found.lying)
    },
    async redrive(environmentId, id, body) {
      const found = find(environmentId, id)
      if (found?.ends.queue === undefined) return false
      const { route, queue, entry } = found.lying
      const isSent = await queues.replace(queue, entry.id, [{ queue: found.ends.queue, message: again(entry, body) }])
      if (isSent) await counts.add(environmentId, route, envelopeOf(entry).message.id)
      return isSent
    },
    async discard(environmentId, id) {
      const found = find(environmentId, id)
      return found !== undefined && queues.replace(found.lying.queue, found.lying.entry.id, [])
    },
  }
}

const countAll = (queues: Queues, offices: readonly Office[]): number =>
  offices.reduce((sum, { queue }) => {
    const { visible, inFlight, delayed } = queues.depth(queue)
    return sum + visible + inFlight + delayed
  }, 0)

/**
 * A letter as its route gets it again: the reason stays on it, which tells the executor that it is a replay. A message from outside
 * keeps its id by an envelope.
 */
function again(entry: QueuedMessage, body: string | undefined): Pick<QueuedMessage, 'body' | 'attributes'> {
  const envelope = envelopeOf(entry)
  const message = openEnvelope(envelope, entry.body, 1)
  const next = { ...message, body: body ?? message.body, isReplay: true }
  return {
    body: next.body || EMPTY_BODY,
    attributes: {
      ...entry.attributes,
      [ENVELOPE_ATTRIBUTE]: { DataType: 'String', StringValue: encodeEnvelope(next, envelope.resumeAt) },
    },
  }
}
